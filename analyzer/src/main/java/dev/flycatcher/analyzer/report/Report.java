package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.EntryPoint;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.NotJudged;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is told, whatever the form it is told in: a function of the traces alone, so that equal traces give
 * equal bytes.
 *
 * @param summary totals
 * @param entries findings, the greatest saving first
 * @param units the units seen, bounded; the slowest and those with findings are kept first
 * @param shapes every shape with its totals, most executions first, bounded
 * @param keys foreign keys that the values themselves speak of, most executions first
 * @param notJudged rules that had nothing to judge by, by their ids
 * @param entryPoints what the units of each name asked
 */
public record Report(
        Summary summary,
        List<Entry> entries,
        List<UnitSummary> units,
        List<ShapeSummary> shapes,
        List<InferredKey> keys,
        List<NotJudged> notJudged,
        List<EntryPoint> entryPoints) {

    /** A report that compares no entry points. */
    public Report(
            Summary summary,
            List<Entry> entries,
            List<UnitSummary> units,
            List<ShapeSummary> shapes,
            List<InferredKey> keys,
            List<NotJudged> notJudged) {
        this(summary, entries, units, shapes, keys, notJudged, List.of());
    }

    /** A report that inferred no keys, of rules that had all they needed. */
    public Report(Summary summary, List<Entry> entries, List<UnitSummary> units, List<ShapeSummary> shapes) {
        this(summary, entries, units, shapes, List.of(), List.of());
    }

    /** The same with other findings. */
    public Report with(List<Entry> others) {
        return new Report(summary, others, units, shapes, keys, notJudged, entryPoints);
    }

    /**
     * A finding, its cure, and what that saves.
     *
     * @param occurrences how it looked in each unit it was seen in, bounded; the points of the scaling chart
     */
    public record Entry(Finding finding, Cure cure, Saved saved, List<Occurrence> occurrences) {

        /** A finding without a record of its single occurrences. */
        public Entry(Finding finding, Cure cure, Saved saved) {
            this(finding, cure, saved, List.of());
        }
    }

    /**
     * A finding in one unit, or in several of one name that looked the same.
     *
     * @param unit name of the unit
     * @param units how many such units
     * @param parentRows rows of the parent in each of them
     * @param executions executions of the child in each of them
     */
    public record Occurrence(String unit, long units, long parentRows, long executions) {}

    /**
     * Totals.
     *
     * @param judged units that were judged; each of the others looked as one of them did, and is counted with it
     * @param dropped executions that were seen and counted but not kept for judgement
     */
    public record Summary(long executions, long units, long judged, long shapes, long dropped, long nanos) {

        /** Of units that all were judged. */
        public Summary(long executions, long units, long shapes, long dropped, long nanos) {
            this(executions, units, units, shapes, dropped, nanos);
        }
    }

    /**
     * One unit, with as much of its timeline as the bounds allow.
     *
     * @param marks edges of connections and transactions among the executions of the timeline
     */
    public record UnitSummary(Unit unit, long executions, long nanos, List<Execution> timeline, List<Mark> marks) {

        /** A unit without a record of its connections and transactions. */
        public UnitSummary(Unit unit, long executions, long nanos, List<Execution> timeline) {
            this(unit, executions, nanos, timeline, List.of());
        }
    }

    /** One shape over the whole run. */
    public record ShapeSummary(Shape shape, long executions, long rows, long nanos) {}

    /**
     * A reference between two tables that value flow showed, whether or not the schema declares it.
     *
     * @param table the referring table, {@code tweets}
     * @param column its column, {@code user_id}
     * @param referredTable the table it points to, {@code users}
     * @param referredColumn the column there, {@code id}
     * @param executions executions that support it
     * @param declared whether the schema declares it, null when the schema was not to be had
     * @param indexed whether an index leads with the referring column, null when the schema was not to be had
     */
    public record InferredKey(
            String table,
            String column,
            String referredTable,
            String referredColumn,
            long executions,
            @Nullable Boolean declared,
            @Nullable Boolean indexed) {}
}
