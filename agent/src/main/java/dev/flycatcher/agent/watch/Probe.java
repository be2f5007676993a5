package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;

/**
 * The causal probe: work runs again and the parent of a loop seems to have fewer rows. Caches are warm by then, so the
 * first repetition, with all rows, is what the others are held against.
 */
final class Probe {
    private final Recorded recorded;
    private final Flycatcher.Work<?> work;

    private Probe(Recorded recorded, Flycatcher.Work<?> work) {
        this.recorded = recorded;
        this.work = work;
    }

    static Recorded of(Recorded recorded, Flycatcher.Work<?> work) {
        List<Finding> loops = recorded.nPlusOnes(Evidence.E3);
        return loops.isEmpty() ? recorded : new Probe(recorded, work).first(loops.get(0));
    }

    private Recorded first(Finding loop) {
        Parent parent = loop.parent();
        if (parent == null || parent.rows() < 2) {
            return recorded;
        }
        long rows = parent.rows() / Math.max(1, parent.executions());
        long full = children(loop, Long.MAX_VALUE);
        long one = children(loop, 1);
        long half = children(loop, rows / 2);
        return falls(full, half, one) ? surer(loop) : recorded;
    }

    /** With half the rows no more than about half, with one row no more than a row's share. */
    private static boolean falls(long full, long half, long one) {
        return full > 1 && one < full && half <= full * 0.75 && one <= Math.max(1, half);
    }

    /** How often the child runs when the parent gives so many rows. */
    private long children(Finding loop, long rows) {
        long[] count = new long[1];
        Cut.during(
                loop.parent().shape(),
                rows,
                () -> count[0] = run().stream()
                        .flatMap(trace -> trace.executions().stream())
                        .map(Execution::shape)
                        .filter(shape ->
                                shape.fingerprint() == loop.child().shape().fingerprint())
                        .count());
        return count[0];
    }

    /** What the work throws belongs to the cut rows, not to the test. */
    private List<Trace> run() {
        return Flycatcher.record(Unit.Kind.TEST, recorded.name(), () -> {
                    try {
                        work.run();
                    } catch (Throwable ofTheProbe) {
                        if (ofTheProbe instanceof VirtualMachineError fatal) {
                            throw fatal;
                        }
                    }
                })
                .traces();
    }

    private Recorded surer(Finding loop) {
        Report report = recorded.report();
        List<Report.Entry> entries = report.entries().stream()
                .map(entry -> entry.finding() == loop
                        ? new Report.Entry(loop.with(Evidence.E6), entry.cure(), entry.saved(), entry.occurrences())
                        : entry)
                .toList();
        return recorded.judged(new Report(report.summary(), entries, report.units(), report.shapes(), report.keys()));
    }
}
