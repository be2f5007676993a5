package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;

/**
 * Everything that is told, whatever the form it is told in: a function of the traces alone, so that equal traces give
 * equal bytes.
 *
 * @param summary totals
 * @param entries findings, the greatest saving first
 * @param units the units seen, bounded; the slowest and those with findings are kept first
 * @param shapes every shape with its totals, most executions first, bounded
 */
public record Report(Summary summary, List<Entry> entries, List<UnitSummary> units, List<ShapeSummary> shapes) {

    /** A finding, its cure, and what that saves. */
    public record Entry(Finding finding, Cure cure, Saved saved) {}

    /** Totals; {@code dropped} counts executions that were seen and counted but not kept for judgement. */
    public record Summary(long executions, long units, long shapes, long dropped, long nanos) {}

    /** One unit, with as much of its timeline as the bounds allow. */
    public record UnitSummary(Unit unit, long executions, long nanos, List<Execution> timeline) {}

    /** One shape over the whole run. */
    public record ShapeSummary(Shape shape, long executions, long rows, long nanos) {}
}
