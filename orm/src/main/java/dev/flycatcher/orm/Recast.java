package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Subquery;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a query that makes something else of it: other rows, a source, an expression. */
abstract class Recast<E extends @Nullable Object> extends Rows<E> implements Subquery {
    Recast(@Nullable Database database, @Nullable Body body, Mapping<E> mapping) {
        super(database, body, mapping);
    }

    /** This query. */
    public abstract Select<E> rows();

    /** The same query with rows as plain values, read by expression, place or name. */
    public Select<Tuple> tuples() {
        return new Select<>(database(), body(), Mapping.tuples());
    }

    /** The same query with rows as maps from name to value, in the order of the select list. */
    public Select<Map<String, @Nullable Object>> maps() {
        Mapping<Tuple> tuples = Mapping.tuples();
        return new Select<>(database(), body(), body -> {
            Mapping.Compiled<Tuple> compiled = tuples.compile(body);
            return (db, sql) -> {
                Mapping.Reader<Tuple> reader = compiled.reader(db, sql);
                return rows -> reader.read(rows).map();
            };
        });
    }

    /** Rows of one value. */
    public <A> Select<@Nullable A> values(Expression<A> a) {
        return into(v -> Into.cast(v[0]), a);
    }

    /** Rows made of one value each. */
    public <A, R> Select<R> into(Expression<A> a, Function<A, R> make) {
        return into(v -> make.apply(Into.cast(v[0])), a);
    }

    /** Rows made of two values each, as by a record's constructor. */
    public <A, B, R> Select<R> into(Expression<A> a, Expression<B> b, BiFunction<A, B, R> make) {
        return into(v -> make.apply(Into.cast(v[0]), Into.cast(v[1])), a, b);
    }

    public <A, B, C, R> Select<R> into(Expression<A> a, Expression<B> b, Expression<C> c, Into.Three<A, B, C, R> make) {
        return into(v -> make.from(Into.cast(v[0]), Into.cast(v[1]), Into.cast(v[2])), a, b, c);
    }

    public <A, B, C, D, R> Select<R> into(
            Expression<A> a, Expression<B> b, Expression<C> c, Expression<D> d, Into.Four<A, B, C, D, R> make) {
        return into(v -> make.from(Into.cast(v[0]), Into.cast(v[1]), Into.cast(v[2]), Into.cast(v[3])), a, b, c, d);
    }

    private <R extends @Nullable Object> Select<R> into(
            Function<@Nullable Object[], R> make, Expression<?>... columns) {
        Body copy = body().copy();
        copy.selected = List.of(columns);
        return new Select<>(database(), copy, Mapping.values(make));
    }

    // ---- as part of another query -------------------------------------------------------------------------------

    /** This query as a source called {@code alias}. */
    public Derived as(String alias) {
        return new Derived(rows(), alias);
    }

    /** This query as a source whose alias numbers itself. */
    public Derived as() {
        return new Derived(rows(), null);
    }

    /** This query as a common table expression; name it in {@link Select#withCte} of the query that uses it. */
    public Cte cte(String name) {
        return new Cte(name, rows(), false);
    }

    /**
     * A recursive common table expression that starts with this query: {@code step} says, from the rows so far, which come
     * next (UNION ALL). Over a cycle it never ends: see {@link #recursiveDistinct}.
     */
    public Cte recursive(String name, Function<? super Cte, ? extends Select<?>> step) {
        return Cte.recursive(name, rows(), "UNION ALL", step);
    }

    /** As {@link #recursive}, but a row that came before does not come again (UNION), so cycles end. */
    public Cte recursiveDistinct(String name, Function<? super Cte, ? extends Select<?>> step) {
        return Cte.recursive(name, rows(), "UNION", step);
    }

    /** The value of {@code expression} in this query's one row, as an expression of another query. */
    public <T> Expression<T> asValue(Expression<T> expression) {
        Body copy = body().copy();
        copy.selected = List.of(expression);
        return new Scalar<>(
                expression.type(), sql -> sql.in(home()).text("(").node(copy).text(")"));
    }

    @Override
    public Node valueFor(Expression<?> left) {
        Body inner = body();
        if (inner.selected.isEmpty() && inner.root instanceof Table<?> table && table.alias() == null) {
            Column<?, ?> key = left instanceof ForeignKeyColumn<?, ?, ?> pointing && pointing.related() == table.base()
                    ? table.columns().get(pointing.target().index())
                    : onlyKey(table);
            return sql -> {
                sql.in(home()).text("(");
                inner.render(sql, List.of(key));
                sql.text(")");
            };
        }
        return sql -> sql.in(home()).text("(").node(inner).text(")");
    }

    @Override
    public Node rowsOf(int columns) {
        int selected = body().expressions().size();
        if (selected != columns) {
            throw new QueryException("Rows of " + columns + " values are compared with a query of " + selected
                    + " columns. Select as many: from(...).select(...).");
        }
        return sql -> sql.in(home()).text("(").node(body()).text(")");
    }

    private static Column<?, ?> onlyKey(Table<?> table) {
        if (table.primaryKey().size() != 1) {
            throw new QueryException(table.label() + " has no single key column to compare with. Select one:"
                    + " from(...).select(column).");
        }
        return table.primaryKey().get(0);
    }
}
