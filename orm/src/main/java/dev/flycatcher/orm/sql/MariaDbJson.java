package dev.flycatcher.orm.sql;

import java.util.List;

/** JSON as MariaDB has it, less what MySQL says otherwise. */
class MariaDbJson implements JsonWords {
    /** JSON_VALUE knows scalars, JSON_QUERY the rest. */
    @Override
    public void value(Sql sql, Node document, List<Object> path) {
        String place = JsonPath.of(path);
        whole(sql, document, part -> {
            part.text("COALESCE(JSON_VALUE(").node(document).text(", ").bind(Type.TEXT, place);
            part.text("), JSON_QUERY(").node(document).text(", ").bind(Type.TEXT, place);
            part.text("))");
        });
    }

    /**
     * Appends {@code value}, computed from a document. Of text that is no JSON its functions make NULL, with a warning: what
     * changes it would empty the column. JSON_TABLE fails.
     */
    void whole(Sql sql, Node document, Node value) {
        sql.text("CASE WHEN JSON_VALID(").node(document).text(") THEN ").node(value);
        sql.text(" ELSE (SELECT `j` FROM JSON_TABLE(").node(document);
        sql.text(", '$' COLUMNS (`j` LONGTEXT PATH '$')) AS `_`) END");
    }

    @Override
    public void exists(Sql sql, Node document, List<Object> path) {
        sql.text("(");
        whole(sql, document, part -> {
            part.text("JSON_CONTAINS_PATH(").node(document).text(", 'one', ");
            part.bind(Type.TEXT, JsonPath.of(path)).text(")");
        });
        sql.text(" = 1)");
    }

    @Override
    public void set(Sql sql, Node document, List<Object> path, String json) {
        Node given = part -> part.bind(Type.TEXT, json);
        Node both = part -> part.text("IF(JSON_VALID(")
                .node(document)
                .text("), ")
                .node(given)
                .text(", ")
                .node(document)
                .text(")");
        whole(sql, both, part -> {
            part.text("JSON_SET(").node(document).text(", ").bind(Type.TEXT, JsonPath.of(path));
            part.text(", JSON_EXTRACT(").node(given).text(", '$'))");
        });
    }

    @Override
    public void remove(Sql sql, Node document, List<Object> path) {
        whole(
                sql,
                document,
                part -> part.text("JSON_REMOVE(")
                        .node(document)
                        .text(", ")
                        .bind(Type.TEXT, JsonPath.of(path))
                        .text(")"));
    }
}
