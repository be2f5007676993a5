package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;

/**
 * A column of a table or of an alias of it.
 *
 * @param <E> the entity
 * @param <T> the column's Java type
 */
public class Column<E, T> implements Expression<T> {
    private final Table<E> table;
    private final Spec<T> spec;
    private final int index;

    Column(Table<E> table, Spec<T> spec, int index) {
        this.table = table;
        this.spec = spec;
        this.index = index;
    }

    /** The table, or the alias of it, that this is a column of. */
    public Table<E> table() {
        return table;
    }

    public Spec<T> spec() {
        return spec;
    }

    /** Its place among the table's columns, from 0. */
    public int index() {
        return index;
    }

    public String name() {
        return spec.name();
    }

    @Override
    public Type<T> type() {
        return spec.type();
    }

    /** The same column of the table's own, where this is an alias's. */
    @SuppressWarnings("unchecked")
    Column<E, T> base() {
        return (Column<E, T>) table.base().columns().get(index);
    }

    boolean sameAs(Column<?, ?> other) {
        return index == other.index && table.base() == other.table.base();
    }

    @Override
    public void render(Sql sql) {
        sql.column(table, spec.name());
    }

    @Override
    public String toString() {
        return table.label() + "." + spec.accessor();
    }
}
