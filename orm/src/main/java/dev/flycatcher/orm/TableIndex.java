package dev.flycatcher.orm;

import java.util.List;

/**
 * An index of a table.
 *
 * @param on the columns; none when it is over an expression
 * @param name its name; empty to make one of the table's and the columns'
 * @param expression SQL over the table's columns; empty when it is over columns
 * @param where SQL that says which rows are in it; empty for all
 */
public record TableIndex(boolean unique, List<Column<?, ?>> on, String name, String expression, String where) {
    TableIndex(boolean unique, List<Column<?, ?>> on) {
        this(unique, on, "", "", "");
    }

    /** Whether it is over whole columns and all rows, and its name is made of theirs. */
    public boolean isPlain() {
        return expression.isEmpty() && where.isEmpty();
    }
}
