package dev.flycatcher.orm;

/**
 * What is done when rows of a table are written one by one: by {@link Database#create}, {@link Database#save},
 * {@link Database#update(EntityTable, Object, java.util.function.Consumer)} and {@link Database#delete(Object)}. Not when
 * many are, by one statement, nor when the database writes them itself. All of it is one transaction with the write: what
 * throws undoes it. For what a new entity has before anything is assigned, see its {@code defaults}.
 *
 * @param <E> the entity
 * @param <D> its draft
 */
public interface Hook<E, D extends E> {
    /** Before a row is inserted or updated: what is assigned to {@code draft} is written as well. */
    default void beforeSave(D draft, boolean isNew) {}

    default void afterSave(E saved, boolean wasNew) {}

    default void beforeDelete(E entity) {}

    default void afterDelete(E entity) {}
}
