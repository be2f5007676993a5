package dev.flycatcher.orm;

import java.util.function.Supplier;

/**
 * The entities linked to this one by rows of a table between.
 *
 * @param <E> the entity
 * @param <T> the entity it is linked to
 */
public final class ManyToMany<E, T> implements Relation<E, T> {
    private final Table<E> owner;
    private final String accessor;
    private final Supplier<? extends ForeignKeyColumn<?, E, ?>> near;
    private final Supplier<? extends ForeignKeyColumn<?, T, ?>> far;

    ManyToMany(
            Table<E> owner,
            String accessor,
            Supplier<? extends ForeignKeyColumn<?, E, ?>> near,
            Supplier<? extends ForeignKeyColumn<?, T, ?>> far) {
        this.owner = owner;
        this.accessor = accessor;
        this.near = near;
        this.far = far;
    }

    /** The table between. */
    public Table<?> through() {
        return near().table();
    }

    /** The foreign key of the table between that points at the entity. */
    public ForeignKeyColumn<?, E, ?> near() {
        return near.get();
    }

    /** The foreign key of the table between that points at what the entity is linked to. */
    public ForeignKeyColumn<?, T, ?> far() {
        return far.get();
    }

    @Override
    public Table<E> owner() {
        return owner;
    }

    @Override
    public Table<T> related() {
        return far().related();
    }

    @Override
    public String toString() {
        return owner.label() + "." + accessor;
    }
}
