package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Sql;
import java.util.List;
import java.util.function.Function;

/**
 * A common table expression: a named query in front of a query. A query that reads from it defines it; one that only
 * mentions it in a subquery names it in {@link Select#withCte}.
 */
public final class Cte extends Derived {
    private final String name;
    private Body body;
    private final boolean recursive;

    Cte(String name, Select<?> query, boolean recursive) {
        super(query, name);
        this.name = name;
        this.body = query.body();
        this.recursive = recursive;
    }

    /** {@code seed}, and what {@code step} makes of the rows so far, until it makes no more. */
    static Cte recursive(
            String name, Select<?> seed, String operator, Function<? super Cte, ? extends Select<?>> step) {
        Cte cte = new Cte(name, seed, true);
        cte.body = seed.body().unite(operator, step.apply(cte).body());
        return cte;
    }

    /**
     * The rows of this expression as entities of {@code table}: columns are matched by name, and those it lacks count as
     * not selected.
     */
    @SuppressWarnings("unchecked")
    public <T extends Table<?>> T rowsOf(T table) {
        Table<?> alias = table.as();
        alias.over = this;
        return (T) alias;
    }

    String name() {
        return name;
    }

    static void define(Sql sql, List<Cte> ctes) {
        List<Cte> missing = ctes.stream().filter(sql::define).toList();
        if (missing.isEmpty()) {
            return;
        }
        boolean recursive = missing.stream().anyMatch(each -> each.recursive);
        missing.forEach(each -> each.check(sql));
        sql.text(recursive ? "WITH RECURSIVE " : "WITH ");
        sql.list(
                missing.stream()
                        .<dev.flycatcher.orm.sql.Node>map(each -> each::define)
                        .toList(),
                ", ");
        sql.text(" ");
    }

    private void check(Sql sql) {
        if (recursive && body.arms.stream().anyMatch(each -> each.operator().equals("UNION"))) {
            sql.dialect().require(Feature.RECURSIVE_DISTINCT);
        }
    }

    private void define(Sql sql) {
        sql.name(name);
        if (recursive) {
            String open = " (";
            for (String column : names()) {
                sql.text(open).name(column);
                open = ", ";
            }
            sql.text(")");
        }
        sql.text(" AS (").node(body).text(")");
    }

    @Override
    public void renderSource(Sql sql) {
        sql.name(name);
    }
}
