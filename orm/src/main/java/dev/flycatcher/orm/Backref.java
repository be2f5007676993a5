package dev.flycatcher.orm;

import java.util.function.Supplier;

/**
 * The rows of another table that point at this one.
 *
 * @param <E> the entity pointed at
 * @param <T> the entity that points
 */
public final class Backref<E, T> implements Relation<E, T> {
    static final int MANY = -1;
    static final String UNDECLARED = "+";

    private final Table<E> owner;
    private final String accessor;
    private final Supplier<ForeignKeyColumn<T, E, ?>> foreignKey;
    private final int slot;

    Backref(Table<E> owner, String accessor, Supplier<ForeignKeyColumn<T, E, ?>> foreignKey, int slot) {
        this.owner = owner;
        this.accessor = accessor;
        this.foreignKey = foreignKey;
        this.slot = slot;
    }

    /** The other end of a foreign key whose target has no accessor for it. */
    static <E, T> Backref<E, T> undeclared(ForeignKeyColumn<T, E, ?> key) {
        return new Backref<>(key.related(), UNDECLARED, () -> key, MANY);
    }

    /** What a row keeps the loaded rows under. */
    Object place() {
        return isUndeclared() ? foreignKey() : this;
    }

    boolean isUndeclared() {
        return accessor.equals(UNDECLARED);
    }

    /** The foreign key whose other end this is. */
    public ForeignKeyColumn<T, E, ?> foreignKey() {
        return foreignKey.get();
    }

    /** Whether at most one row points here. */
    boolean isSingle() {
        return slot != MANY;
    }

    int slot() {
        return slot;
    }

    @Override
    public Table<E> owner() {
        return owner;
    }

    @Override
    public Table<T> related() {
        return foreignKey().table();
    }

    @Override
    public String toString() {
        return owner.label() + "." + accessor;
    }
}
