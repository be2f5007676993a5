package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;

/**
 * A counter of the database's own. Nothing of this library needs one: a number is taken with {@link Database#next}, by
 * the statement that writes it, as this expression, or by the key of an entity, with {@code @Id(sequence = ...)}.
 *
 * @param name in the database
 */
public record Sequence(String name) implements Expression<Long> {
    @Override
    public Type<Long> type() {
        return Type.LONG;
    }

    @Override
    public void render(Sql sql) {
        sql.text(next(sql.dialect()));
    }

    /** The next number, as SQL. */
    String next(Dialect dialect) {
        dialect.require(Feature.SEQUENCE);
        return dialect.next(name);
    }

    String create(Dialect dialect) {
        dialect.require(Feature.SEQUENCE);
        return "CREATE SEQUENCE IF NOT EXISTS " + dialect.quote(name);
    }

    String drop(Dialect dialect) {
        dialect.require(Feature.SEQUENCE);
        return "DROP SEQUENCE IF EXISTS " + dialect.quote(name);
    }
}
