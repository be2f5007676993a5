package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The repeated statement.
 *
 * @param shape what was repeated
 * @param bind 1-based position of the bind that varies, 0 when none does
 * @param column the column the bind is compared with or stored in, or null when the statement does not say;
 *     of a joined table that is fetched in vain, the table
 * @param executions how often it ran
 * @param distinctBinds how many different values were bound there; where no bind varies, how often it had to be asked
 * @param rows rows read from all of them
 * @param mostRows rows read from the one that gave most: at most one, and the relation is to-one
 * @param nanos time spent executing and reading all of them
 */
public record Child(
        Shape shape,
        int bind,
        @Nullable String column,
        long executions,
        long distinctBinds,
        long rows,
        long mostRows,
        long nanos) {

    Child times(long units) {
        return new Child(
                shape, bind, column, executions * units, distinctBinds * units, rows * units, mostRows, nanos * units);
    }

    /** Whether no execution gave more than one row, so that a join to it keeps the number of rows. */
    public boolean toOne() {
        return mostRows <= 1;
    }
}
