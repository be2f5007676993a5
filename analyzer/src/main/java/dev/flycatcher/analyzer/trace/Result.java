package dev.flycatcher.analyzer.trace;

import java.util.List;

/**
 * One result set of an execution, as far as the application read it.
 *
 * @param kind where it came from
 * @param rows rows the application stepped onto
 * @param exhausted whether it was read to its end
 * @param columns the columns read, in order of first reading
 * @param hash order-sensitive 64-bit mix of everything read, under the run's seed and so comparable within one run
 *     only; 0 when not all of it was recorded
 * @param firstNanos start of reading, from the unit's start
 * @param lastNanos end of reading (close, or last step), from the unit's start
 * @param fetchSize rows per trip, where the driver went for more of them while they were read; else 0
 * @param fetchNanos time inside those steps to a row that went for more
 */
public record Result(
        Kind kind,
        int rows,
        boolean exhausted,
        List<Column> columns,
        long hash,
        long firstNanos,
        long lastNanos,
        int fetchSize,
        long fetchNanos) {

    /** A result that came in one trip, or of which that is not known. */
    public Result(
            Kind kind, int rows, boolean exhausted, List<Column> columns, long hash, long firstNanos, long lastNanos) {
        this(kind, rows, exhausted, columns, hash, firstNanos, lastNanos, 0, 0);
    }

    /** Where a result came from. */
    public enum Kind {
        ROWS,
        GENERATED_KEYS,
        /** One row: what a call gave back in its parameters. */
        OUT_PARAMETERS
    }
}
