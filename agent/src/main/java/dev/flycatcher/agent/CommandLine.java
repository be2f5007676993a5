package dev.flycatcher.agent;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;

/** {@code java -jar flycatcher-agent.jar report ...}: what can be done without an application. */
public final class CommandLine {
    private static final String USAGE = """
            flycatcher finds needless database round trips.

              java -javaagent:flycatcher-agent.jar[=dir=<folder>] -jar app.jar
                  watches an application; at exit a report lies in <folder>, "flycatcher" by default
              java -jar flycatcher-agent.jar report <trace file> [--dir <folder>]
                  judges a recorded trace again; the report lies in <folder>, "flycatcher" by default
            """;

    private CommandLine() {}

    /** Runs one command; returns the exit code: 0 done, 1 failed, 2 not understood. */
    public static Integer run(String... arguments) {
        boolean folder = arguments.length == 4 && arguments[2].equals("--dir");
        if ((arguments.length == 2 || folder) && arguments[0].equals("report")) {
            return report(Path.of(arguments[1]), Path.of(folder ? arguments[3] : "flycatcher"));
        }
        boolean help = arguments.length == 0 || arguments[0].endsWith("help");
        (help ? System.out : System.err).print(USAGE);
        return help ? 0 : 2;
    }

    private static int report(Path trace, Path folder) {
        try {
            Analyzer analyzer = new Analyzer();
            TraceReader.Reading reading = TraceReader.read(trace, analyzer::add);
            reading.damage()
                    .forEach(damage -> System.err.println("flycatcher: " + trace + ": " + damage.length()
                            + " bytes at offset " + damage.offset() + " are not read: " + damage.reason()));
            Report report = analyzer.report();
            ReportWriter.Written written = ReportWriter.write(report, folder.toAbsolutePath());
            System.out.print(ConsoleReport.of(report, written.paths(), false));
            return 0;
        } catch (IOException failure) {
            System.err.println("flycatcher: " + failure);
            return 1;
        }
    }
}
