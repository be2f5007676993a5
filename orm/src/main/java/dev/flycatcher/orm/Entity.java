package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Keyed;
import org.jspecify.annotations.Nullable;

/**
 * What every row can do. An entity interface may extend it to offer these to its users; those that do not are reached
 * from the other side: {@code favCount.of(user)}.
 */
public interface Entity extends Keyed {
    /**
     * The value selected under {@code key}.
     *
     * @throws dev.flycatcher.orm.sql.NotSelectedException if the query did not select it
     */
    @SuppressWarnings("unchecked")
    default <T> @Nullable T get(Expression<T> key) {
        return (T) value(key);
    }
}
