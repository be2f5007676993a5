package dev.flycatcher.agent;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.report.Surroundings;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a run: a trace file that grows unit by unit, and at the end the report. */
final class Outcome {
    static final String TRACE_FILE = "trace.flycatcher";

    private final Path folder;
    private final Options options;
    private final Analyzer analyzer = new Analyzer();
    private @Nullable TraceWriter writer;
    private @Nullable String complaint;
    private long units;

    Outcome(Options options) {
        this.options = options;
        this.folder = options.folder();
    }

    /** Keeps one unit in the file, and judges it. */
    synchronized void add(Trace trace) {
        units++;
        keep(trace);
        analyzer.add(trace);
    }

    private void keep(Trace trace) {
        if (complaint != null) {
            return;
        }
        try {
            if (writer == null) {
                Files.createDirectories(folder);
                writer = new TraceWriter(folder.resolve(TRACE_FILE));
            }
            writer.append(trace);
        } catch (IOException unwritable) {
            complain(unwritable);
        }
    }

    private void complain(IOException failure) {
        if (complaint == null) {
            complaint = "flycatcher: cannot write to " + folder + " (" + failure
                    + "); name a writable folder with dir=<folder>";
            System.err.println(complaint);
        }
    }

    /** Writes the report and says where it is. */
    synchronized void tell() {
        if (units == 0) {
            System.err.println("flycatcher: saw no JDBC call, so there is nothing to report");
            return;
        }
        Suppressions.Applied applied = options.suppressions().applied(analyzer.report(), LocalDate.now());
        Surroundings surroundings = options.surroundings();
        if (!options.suppressions().lines().isEmpty()) {
            surroundings = surroundings.with(applied);
        }
        List<Path> paths = new ArrayList<>();
        try {
            if (writer != null) {
                writer.close();
            }
            if (complaint == null) {
                paths.addAll(ReportWriter.write(applied.report(), folder, surroundings)
                        .paths());
            }
        } catch (IOException unwritable) {
            complain(unwritable);
        }
        System.err.print(ConsoleReport.of(applied.report(), paths, false));
        applied.words().forEach(words -> System.err.println("flycatcher: " + words));
    }
}
