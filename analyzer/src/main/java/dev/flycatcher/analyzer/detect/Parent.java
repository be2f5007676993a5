package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Shape;

/**
 * Where the bound values were read.
 *
 * @param shape the query that produced them
 * @param column the column's name as its query calls it, or {@code column 3} where the query does not say
 * @param index the column's 1-based index, 0 when unknown
 * @param executions executions of the query that produced values
 * @param rows rows read from them
 */
public record Parent(Shape shape, String column, int index, long executions, long rows) {

    Parent times(long units) {
        return new Parent(shape, column, index, executions * units, rows * units);
    }
}
