package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Numeric;

/** A column of numbers. */
public final class NumberColumn<E, N extends Number> extends Column<E, N> implements Numeric<N> {
    NumberColumn(Table<E> table, Spec<N> spec, int index) {
        super(table, spec, index);
    }
}
