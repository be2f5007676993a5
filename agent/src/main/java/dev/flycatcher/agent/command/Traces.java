package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Plans;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.detect.Thresholds;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceMerge;
import dev.flycatcher.analyzer.trace.TraceReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** The traces a command is about: files, and folders with files of that name's end in or below them. */
final class Traces {
    static final String END = ".flycatcher";
    private static final int DEEPEST = 12;
    private static final int MOST_OF_A_NAME = 10;

    @Parameters(
            arity = "1..*",
            paramLabel = "<trace>",
            description = "Trace files, and folders that are searched for them (*" + END + ").")
    private List<Path> given = List.of();

    /** The files, each once. */
    static List<Path> files(List<Path> given, Path... notFound) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(below(path, Set.of(notFound)));
            } else {
                files.add(path.toRealPath());
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> below(Path folder, Set<Path> notFound) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            for (Path file : (Iterable<Path>) all.filter(Traces::isTrace).sorted()::iterator) {
                if (!notFound.contains(file.toAbsolutePath().normalize())) {
                    found.add(file.toRealPath());
                }
            }
        }
        if (found.isEmpty()) {
            throw new IOException(folder + ": no trace (*" + END + ") is in this folder or below it");
        }
        return found;
    }

    private static boolean isTrace(Path file) {
        return file.getFileName().toString().endsWith(END) && Files.isRegularFile(file);
    }

    /** Writes one file of all of them; what is found in a folder and is that file itself is not read. */
    Path mergeInto(Path into, PrintWriter err) throws IOException {
        List<Path> files = files(given, into);
        Telling.made(into.getParent());
        tell(TraceMerge.write(files, into), err);
        return into;
    }

    /** Judges them; of one that is damaged, what is whole is judged, and the rest is told by its offset. */
    Report report(PrintWriter err) throws IOException {
        return report(given, new Analyzer(), err);
    }

    /**
     * The same for a verdict.
     *
     * @throws IOException as well when they are damaged and no unit of them is whole
     */
    Report checked(PrintWriter err) throws IOException {
        Analyzer analyzer = new Analyzer();
        refuseNothing(read(given, analyzer, err));
        return analyzer.report();
    }

    /** Judges them by what is known of the database's tables and plans as well. */
    Report report(Schema schema, Plans plans, PrintWriter err) throws IOException {
        return report(given, new Analyzer(Thresholds.DEFAULT, schema, plans), err);
    }

    static Report report(List<Path> given, PrintWriter err) throws IOException {
        return report(given, new Analyzer(), err);
    }

    private static Report report(List<Path> given, Analyzer analyzer, PrintWriter err) throws IOException {
        read(given, analyzer, err);
        return analyzer.report();
    }

    private static List<TraceMerge.Part> read(List<Path> given, Analyzer analyzer, PrintWriter err) throws IOException {
        List<Path> files = files(given);
        List<TraceMerge.Part> parts = files.size() == 1
                ? List.of(new TraceMerge.Part(files.get(0), TraceReader.read(files.get(0), analyzer::add)))
                : TraceMerge.read(files, analyzer::add);
        tell(parts, err);
        return parts;
    }

    /** That nothing is found in what could not be read must not pass for nothing to find. */
    private static void refuseNothing(List<TraceMerge.Part> parts) throws IOException {
        boolean damaged =
                parts.stream().anyMatch(part -> !part.reading().damage().isEmpty());
        if (damaged && parts.stream().allMatch(part -> part.reading().units() == 0)) {
            throw new IOException(parts.get(0).file()
                    + ": no unit of work in it is whole, so there is nothing to judge:" + " record it again");
        }
    }

    /** The units that findings were first seen in, by name, a few of each: the cures are run with their values. */
    Map<String, List<Trace>> unitsOf(Report report) throws IOException {
        Map<String, List<Trace>> units = new HashMap<>();
        report.entries().forEach(entry -> units.put(entry.finding().unit(), new ArrayList<>()));
        TraceMerge.read(files(given), trace -> {
            List<Trace> kept = units.get(trace.unit().name());
            if (kept != null && kept.size() < MOST_OF_A_NAME) {
                kept.add(trace);
            }
        });
        return units;
    }

    private static void tell(List<TraceMerge.Part> parts, PrintWriter err) {
        parts.forEach(part -> part.reading()
                .damage()
                .forEach(damage -> err.println("flycatcher: " + part.file() + ": " + damage.length()
                        + " bytes at offset " + damage.offset() + " are not read: " + damage.reason())));
    }
}
