package dev.flycatcher.agent;

import dev.flycatcher.agent.names.MappedClasses;
import dev.flycatcher.agent.record.Claim;
import dev.flycatcher.agent.record.Declared;
import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Judgement;
import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.report.Surroundings;
import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.TraceWriter;
import dev.flycatcher.analyzer.trace.Transcript;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What comes of a run: a trace file that grows unit by unit, and whenever it is asked for the report. */
final class Outcome {
    static final String TRACE_FILE = "trace.flycatcher";

    private final Options options;
    private final MappedClasses mapped;
    private final Supplier<Unseen> unseen;
    private @Nullable Analyzer analyzer;
    private Counts counts = Counts.NONE;
    private int told;
    private @Nullable Claim claim;
    private @Nullable TraceWriter writer;
    private @Nullable String complaint;

    /**
     * @param units units of work
     * @param executions executions kept
     * @param dropped what was seen but not kept
     */
    record Counts(long units, long executions, Dropped dropped) {
        static final Counts NONE = new Counts(0, 0, Dropped.NONE);

        Counts plus(Transcript unit) {
            Dropped more = unit.dropped();
            return new Counts(
                    units + 1,
                    executions + unit.executions(),
                    new Dropped(
                            dropped.executions() + more.executions(),
                            dropped.values() + more.values(),
                            dropped.stacks() + more.stacks()));
        }
    }

    /** @param unseen asked when a report is written */
    Outcome(Options options, MappedClasses mapped, Supplier<Unseen> unseen) {
        this.options = options;
        this.mapped = mapped;
        this.unseen = unseen;
    }

    synchronized Path folder() {
        return claim == null ? options.folder() : claim.folder();
    }

    synchronized Counts counts() {
        return counts;
    }

    synchronized Report report() {
        return analyzer().report();
    }

    /**
     * Keeps one unit in the file, with the mapped classes met since the one before, and judges it where it may show
     * something new; what was said of it then.
     *
     * @param lost what is known beside a unit that may have lost its context
     */
    synchronized @Nullable Judgement add(Transcript unit, Supplier<@Nullable Lost> lost) {
        counts = counts.plus(unit);
        unit.names(mapped.after(told));
        told += unit.mapped().size();
        keep(unit);
        return analyzer().add(unit, lost);
    }

    /** What was found in that unit alone. */
    synchronized List<Report.Entry> found(Judgement unit) {
        return analyzer().entries(unit);
    }

    /** Made for the first unit: a program that asks no database need not load its classes. */
    private Analyzer analyzer() {
        Analyzer made = analyzer == null ? new Analyzer() : analyzer;
        analyzer = made;
        return made;
    }

    /** Forgets everything; the trace file begins anew with the next unit. */
    synchronized void reset() {
        analyzer = null;
        counts = Counts.NONE;
        told = 0;
        close();
    }

    private void keep(Transcript unit) {
        if (complaint != null) {
            return;
        }
        try {
            if (writer == null) {
                claim = claim == null ? Claim.of(options.folder()) : claim;
                writer = new TraceWriter(claim.folder().resolve(TRACE_FILE));
            }
            writer.append(unit);
        } catch (IOException unwritable) {
            complain(unwritable);
        }
    }

    private void complain(IOException failure) {
        if (complaint == null) {
            complaint = "flycatcher: cannot write to " + folder() + " (" + failure
                    + "); name a writable folder with dir=<folder>";
            System.err.println(complaint);
        }
    }

    private void close() {
        close(writer);
        writer = null;
    }

    private void close(@Nullable Closeable file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException unwritable) {
            complain(unwritable);
        }
    }

    /** Writes the report of what is known so far. */
    synchronized List<Path> write() {
        return write(applied());
    }

    private Suppressions.Applied applied() {
        return options.suppressions().and(Declared.seen()).applied(report(), LocalDate.now());
    }

    private List<Path> write(Suppressions.Applied applied) {
        if (complaint != null || counts.units() == 0) {
            return List.of();
        }
        Surroundings plain = options.surroundings().unseen(unseen.get().words());
        Surroundings surroundings = applied.none() ? plain : plain.with(applied);
        try {
            return ReportWriter.write(applied.report(), folder(), surroundings).paths();
        } catch (IOException unwritable) {
            complain(unwritable);
            return List.of();
        }
    }

    /** Writes the report and says where it is; nothing comes after. */
    synchronized void tell() {
        if (counts.units() == 0) {
            System.err.println("flycatcher: saw no JDBC call, so there is nothing to report");
            return;
        }
        close();
        Suppressions.Applied applied = applied();
        List<Path> paths = write(applied);
        close(claim);
        claim = null;
        System.err.print(ConsoleReport.of(applied.report(), paths, false));
        Stream.concat(unseen.get().words().stream(), applied.words().stream())
                .forEach(words -> System.err.println("flycatcher: " + words));
    }
}
