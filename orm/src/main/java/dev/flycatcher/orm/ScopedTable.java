package dev.flycatcher.orm;

import org.jspecify.annotations.Nullable;

/**
 * The table of an entity that has scopes.
 *
 * @param <E> the entity
 * @param <D> its draft
 * @param <Q> the query that has the scopes as methods
 */
public abstract class ScopedTable<E, D extends E, Q extends Scoped<E, Q>> extends EntityTable<E, D> {
    protected ScopedTable(Class<E> entity, String name, @Nullable String alias) {
        super(entity, name, alias);
    }

    /** {@code query} with the scopes as methods, for one that has none: that of {@link Links}, say. */
    public abstract Q scoped(Select<E> query);
}
