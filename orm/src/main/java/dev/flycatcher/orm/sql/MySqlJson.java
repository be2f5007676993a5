package dev.flycatcher.orm.sql;

import java.util.List;

final class MySqlJson extends MariaDbJson {
    /** Its functions fail by themselves. */
    @Override
    void whole(Sql sql, Node document, Node value) {
        sql.node(value);
    }

    @Override
    public void value(Sql sql, Node document, List<Object> path) {
        sql.text("JSON_UNQUOTE(NULLIF(JSON_EXTRACT(").node(document).text(", ").bind(Type.TEXT, JsonPath.of(path));
        sql.text("), CAST('null' AS JSON)))");
    }
}
