package dev.flycatcher.orm.sql;

import java.util.List;

final class SqliteJson implements JsonWords {
    @Override
    public void value(Sql sql, Node document, List<Object> path) {
        sql.text("CAST(json_extract(")
                .node(document)
                .text(", ")
                .bind(Type.TEXT, JsonPath.of(path))
                .text(") AS TEXT)");
    }

    @Override
    public void exists(Sql sql, Node document, List<Object> path) {
        sql.text("(json_type(").node(document).text(", ").bind(Type.TEXT, JsonPath.of(path));
        sql.text(") IS NOT NULL)");
    }

    @Override
    public void set(Sql sql, Node document, List<Object> path, String json) {
        sql.text("json_set(").node(document).text(", ").bind(Type.TEXT, JsonPath.of(path));
        sql.text(", json(").bind(Type.TEXT, json).text("))");
    }

    @Override
    public void remove(Sql sql, Node document, List<Object> path) {
        sql.text("json_remove(").node(document).text(", ").bind(Type.TEXT, JsonPath.of(path));
        sql.text(")");
    }
}
