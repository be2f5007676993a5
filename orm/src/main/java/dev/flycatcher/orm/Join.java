package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import org.jspecify.annotations.Nullable;

/**
 * One join of a query.
 *
 * @param along the foreign key of {@code from} that leads to {@code to}: the joined row becomes its value. Null when the
 *     join goes another way: the joined row is then found under {@code to} itself
 */
record Join(
        Source from,
        Source to,
        JoinType type,
        @Nullable Condition on,
        @Nullable ForeignKeyColumn<?, ?, ?> along) implements Node {

    @Override
    public void render(Sql sql) {
        sql.text(" ").text(type.sql).text(" ").from(to);
        if (on != null) {
            sql.text(" ON ").node(on);
        }
    }
}
