package dev.flycatcher.orm;

import java.sql.ResultSet;

/** A table by hand that is defined and asked for no row. */
public abstract class DefinedTable<E> extends Table<E> {
    /** @param entity gives the table its columns' owner, and no more */
    protected DefinedTable(Class<E> entity, String name) {
        super(entity, name, null);
    }

    @Override
    public final Table<E> base() {
        return this;
    }

    @Override
    public final Table<E> as() {
        return this;
    }

    @Override
    public final Table<E> as(String alias) {
        return this;
    }

    @Override
    protected final Row newRow(Origin origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected final Row read(Origin origin, ResultSet rows, int at) {
        throw new UnsupportedOperationException();
    }
}
