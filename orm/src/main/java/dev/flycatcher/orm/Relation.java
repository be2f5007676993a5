package dev.flycatcher.orm;

/**
 * A relation an entity declares: the foreign key it has, the rows that point at it, or a many-to-many.
 *
 * @param <E> the entity that declares it
 * @param <T> the entity at its other end
 */
public interface Relation<E, T> extends Loadable<E> {
    Table<E> owner();

    /** The table at the other end, not an alias. */
    Table<T> related();

    /** Loads this relation along with a query: narrow, order, limit and nest it. */
    @Override
    default Load<E, T> load() {
        return Load.of(this);
    }
}
