package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.detect.Causation;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Report;
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
        return loop.parent() != null
                        && Causation.of(loop, run(), (shape, rows) -> Cut.during(shape, rows, this::run))
                                .proven()
                ? surer(loop)
                : recorded;
    }

    /** What the work throws belongs to the rows that are missing, not to the test. */
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
        return recorded.judged(report.with(entries));
    }
}
