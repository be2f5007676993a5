package dev.flycatcher.orm.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT that says what becomes of rows that are there already, to be written as each database does.
 *
 * @param rows what follows the list of columns: VALUES, or a query
 * @param key the columns that tell which row it is
 * @param among the condition of the index over that key, which holds some of the rows; null where it holds all
 * @param set what it is updated to; empty to leave it
 * @param where under which condition it is, or null
 */
public record Upsert(
        String table,
        List<String> columns,
        Node rows,
        List<String> key,
        @Nullable Node among,
        List<Assigned> set,
        @Nullable Condition where) {
    /** One {@code column = value}. */
    public record Assigned(String column, Node value) implements Node {
        @Override
        public void render(Sql sql) {
            sql.name(column).text(" = ").node(value);
        }
    }
}
