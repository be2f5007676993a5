package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression: a named query in front of a query. A query that reads from it defines it; one that only
 * mentions it in a subquery names it in {@link Select#withCte}.
 */
public final class Cte extends Derived {
    private final String name;
    private Body body;
    private final boolean recursive;
    private final String hint;

    /** A statement that writes and returns what the query selects; null where the query is all. */
    private final @Nullable Node write;

    Cte(String name, Select<?> query, boolean recursive) {
        this(name, query, recursive, "", null);
    }

    private Cte(String name, Select<?> query, boolean recursive, String hint, @Nullable Node write) {
        super(query, name);
        this.name = name;
        this.body = query.body();
        this.recursive = recursive;
        this.hint = hint;
        this.write = write;
    }

    /** What {@code write} returns of the rows it writes, all columns of their table. */
    static Cte writing(String name, Select<?> rows, Node write) {
        return new Cte(name, rows, false, "", write);
    }

    /** Computed once and kept, however often it is read. */
    public Cte materialized() {
        return hinted(" MATERIALIZED");
    }

    /** Computed where it is read, with what is asked there. */
    public Cte notMaterialized() {
        return hinted(" NOT MATERIALIZED");
    }

    private Cte hinted(String how) {
        Cte copy = new Cte(name, query(), recursive, how, write);
        copy.body = body;
        return copy;
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
        sql.list(missing.stream().<Node>map(each -> each::define).toList(), ", ");
        sql.text(" ");
    }

    private void check(Sql sql) {
        if (!hint.isEmpty()) {
            sql.dialect().require(Feature.MATERIALIZED);
        }
        if (write != null) {
            sql.dialect().require(Feature.WRITING_CTE);
        }
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
        sql.text(" AS").text(hint).text(" (").node(write == null ? body : write).text(")");
    }

    @Override
    public void renderSource(Sql sql) {
        sql.name(name);
    }
}
