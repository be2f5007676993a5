package dev.flycatcher.orm;

import java.util.List;

/** Queries that belong to no database: for subqueries and common table expressions. For static import. */
public final class Query {
    private Query() {}

    public static <E> Select<E> from(Table<E> table) {
        return new Select<>(null, new Body(table), Mapping.entities());
    }

    public static <E, Q extends Scoped<E, Q>> Q from(ScopedTable<E, ?, Q> table) {
        return table.scoped(from((Table<E>) table));
    }

    /**
     * Rows of the program's own, called {@code alias}: each a value for every one of {@code columns}, which are of one
     * type each.
     */
    public static Values values(String alias, List<String> columns, List<? extends List<?>> rows) {
        return new Values(alias, columns, rows);
    }

    public static Select<Tuple> from(Derived source) {
        return new Select<>(null, new Body(source), Mapping.tuples());
    }
}
