package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Keyed;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query as something to select from: a subquery, or a common table expression. */
public sealed class Derived implements Source, Selection permits Cte, Values {
    private final @Nullable Select<?> query;
    private final @Nullable String alias;
    private final List<Expression<?>> columns = new ArrayList<>();

    Derived(@Nullable Select<?> query, @Nullable String alias) {
        this.query = query;
        this.alias = alias;
    }

    static String nameOf(Expression<?> expression) {
        if (expression instanceof Named<?> named) {
            return named.name();
        }
        if (expression instanceof Column<?, ?> column) {
            return column.name();
        }
        if (expression instanceof DerivedColumn<?> column) {
            return column.name();
        }
        throw new QueryException(
                "A computed column of a subquery needs a name to be read by: give it one with as(...).");
    }

    /** The column of this source that {@code inner} became. */
    public <T> Expression<T> c(Expression<T> inner) {
        return c(nameOf(inner), inner.type());
    }

    /** The column called {@code name}, read as {@code type}. */
    public <T> Expression<T> c(String name, Type<T> type) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new QueryException(label() + " has no column \"" + name + "\". It has " + names + ".");
        }
        return new DerivedColumn<>(this, name, type);
    }

    List<String> names() {
        return inner().stream().map(Derived::nameOf).toList();
    }

    /** What this source's columns are inside. */
    List<Expression<?>> inner() {
        return query().body().expressions();
    }

    @SuppressWarnings("NullAway")
    final Select<?> query() {
        return query;
    }

    @Nullable
    Object home() {
        return query().home();
    }

    List<Expression<?>> columns() {
        if (columns.isEmpty()) {
            for (Expression<?> each : inner()) {
                columns.add(c(each));
            }
        }
        return columns;
    }

    /** The values of this source joined to {@code row}, by column name; null where an outer join found none. */
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, Object> of(Object row) {
        return (Map<String, Object>) ((Keyed) row).value(this);
    }

    @Override
    public @Nullable String alias() {
        return alias;
    }

    @Override
    public void renderSource(Sql sql) {
        sql.in(home()).text("(").node(query().body()).text(")");
    }

    @Override
    public String label() {
        return alias == null ? "the subquery" : alias;
    }
}
