package dev.flycatcher.orm.sql;

import java.util.List;

/** A place inside a JSON document as SQLite, MariaDB and MySQL write it: {@code $."items"[0]}. */
final class JsonPath {
    private JsonPath() {}

    static String of(List<Object> path) {
        StringBuilder text = new StringBuilder("$");
        for (Object step : path) {
            text.append(step instanceof Integer ? "[" + step + "]" : "." + quoted((String) step));
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
