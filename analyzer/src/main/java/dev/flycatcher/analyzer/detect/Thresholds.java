package dev.flycatcher.analyzer.detect;

/**
 * What is too much where that depends on the application.
 *
 * @param rows rows of one result that a query without a bound may give: A23
 * @param nanos nanoseconds one execution may take: A42
 * @param reads executions of a shape from which on a column that none of them read counts as unread: A28, A29; units
 *     from which on a joined table does: A34
 */
public record Thresholds(long rows, long nanos, long reads) {
    /** 1,000 rows, 200 ms, 20 executions. */
    public static final Thresholds DEFAULT = new Thresholds(1_000, 200_000_000, 20);
}
