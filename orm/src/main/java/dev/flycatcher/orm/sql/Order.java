package dev.flycatcher.orm.sql;

import org.jspecify.annotations.Nullable;

/** One term of an ORDER BY. */
public record Order(
        Expression<?> by, boolean descending, @Nullable Nulls nulls) implements Node {
    /** Where rows without a value stand. */
    public enum Nulls {
        FIRST,
        LAST
    }

    public Order nullsFirst() {
        return new Order(by, descending, Nulls.FIRST);
    }

    public Order nullsLast() {
        return new Order(by, descending, Nulls.LAST);
    }

    @Override
    public void render(Sql sql) {
        sql.dialect().order(sql, this);
    }
}
