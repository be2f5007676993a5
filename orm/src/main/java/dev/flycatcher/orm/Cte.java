package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Sql;
import java.util.List;

/** A common table expression: a named query in front of a query. */
public final class Cte extends Derived {
    private final String name;
    private final Body body;
    private final boolean recursive;

    Cte(String name, Select<?> query, Body body, boolean recursive) {
        super(query, name);
        this.name = name;
        this.body = body;
        this.recursive = recursive;
    }

    static void renderAll(Sql sql, List<Cte> ctes) {
        if (ctes.isEmpty()) {
            return;
        }
        boolean recursive = ctes.stream().anyMatch(each -> each.recursive);
        sql.text(recursive ? "WITH RECURSIVE " : "WITH ");
        sql.list(
                        ctes.stream()
                                .<dev.flycatcher.orm.sql.Node>map(each -> each::define)
                                .toList(),
                        ", ")
                .text(" ");
    }

    private void define(Sql sql) {
        sql.name(name).text(" AS (").node(body).text(")");
    }

    @Override
    public void renderSource(Sql sql) {
        sql.name(name);
    }
}
