package dev.flycatcher.orm.sql;

import java.util.List;

final class PostgreSqlJson implements JsonWords {
    @Override
    public void value(Sql sql, Node document, List<Object> path) {
        place(sql.text("(CAST(").node(document).text(" AS jsonb) #>> "), path).text(")");
    }

    @Override
    public void exists(Sql sql, Node document, List<Object> path) {
        place(sql.text("((CAST(").node(document).text(" AS jsonb) #> "), path).text(") IS NOT NULL)");
    }

    @Override
    public void set(Sql sql, Node document, List<Object> path, String json) {
        place(sql.text("CAST(jsonb_set(CAST(").node(document).text(" AS jsonb), "), path)
                .text(", CAST(")
                .bind(Type.TEXT, json)
                .text(" AS jsonb)) AS text)");
    }

    @Override
    public void remove(Sql sql, Node document, List<Object> path) {
        place(sql.text("CAST((CAST(").node(document).text(" AS jsonb) #- "), path)
                .text(") AS text)");
    }

    private static Sql place(Sql sql, List<Object> path) {
        Object[] steps = path.stream().map(String::valueOf).toArray();
        return sql.text("CAST(")
                .bind(Type.ARRAY, new PostgreSql.Keys("text", steps))
                .text(" AS text[])");
    }
}
