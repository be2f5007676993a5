package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;

/** One {@code column = value} of an UPDATE. */
record Assignment(Column<?, ?> column, Node value) implements Node {
    @Override
    public void render(Sql sql) {
        sql.name(column.name()).text(" = ").node(value);
    }
}
