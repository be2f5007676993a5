package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Where the bound values were read.
 *
 * @param shape the query that produced them
 * @param column the column's name as its query calls it, or {@code column 3} where the query does not say
 * @param index the column's 1-based index, 0 when unknown
 * @param executions executions of the query that produced values
 * @param rows rows read from them
 * @param elsewhere the other unit that read them, null where it was the one that bound them
 */
public record Parent(
        Shape shape,
        String column,
        int index,
        long executions,
        long rows,
        @Nullable Elsewhere elsewhere) {

    /** A unit, and the thread in it. */
    public record Elsewhere(String unit, String thread) {}

    /** Read in the unit that bound them. */
    public Parent(Shape shape, String column, int index, long executions, long rows) {
        this(shape, column, index, executions, rows, null);
    }

    Parent in(Elsewhere other) {
        return new Parent(shape, column, index, executions, rows, other);
    }

    Parent times(long units) {
        return new Parent(shape, column, index, executions * units, rows * units, elsewhere);
    }
}
