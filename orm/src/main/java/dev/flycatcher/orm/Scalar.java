package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;

/** A query that stands for one value. */
record Scalar<T>(Type<T> type, Node query) implements Expression<T> {
    @Override
    public void render(Sql sql) {
        query.render(sql);
    }
}
