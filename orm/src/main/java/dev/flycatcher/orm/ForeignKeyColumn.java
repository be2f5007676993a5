package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Condition;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that points at a row of another table, and the relation it makes.
 *
 * @param <E> the entity that points
 * @param <T> the entity pointed at
 * @param <K> the type of the referenced column
 */
public final class ForeignKeyColumn<E, T, K> extends Column<E, K> implements Relation<E, T> {
    private final Reference<T, K> reference;
    private final int slot;

    ForeignKeyColumn(Table<E> table, Spec<K> spec, int index, Reference<T, K> reference, int slot) {
        super(table, spec, index);
        this.reference = reference;
        this.slot = slot;
    }

    public Reference<T, K> reference() {
        return reference;
    }

    /** The column pointed at, of the target's own table. */
    public Column<T, K> target() {
        return reference.target().get();
    }

    /** Where a row keeps the entity pointed at, from 0. */
    int slot() {
        return slot;
    }

    Lazy lazy() {
        return reference.lazy();
    }

    @Override
    public Table<E> owner() {
        return table();
    }

    @Override
    public Table<T> related() {
        return target().table();
    }

    /** Points at {@code entity}: compares with its referenced column. Null asks for NULL. */
    public Condition refersTo(@Nullable T entity) {
        return entity == null ? isNull() : eq(keyOf(entity));
    }

    public Condition refersToAny(Collection<? extends T> entities) {
        Set<K> keys = new LinkedHashSet<>();
        entities.forEach(each -> keys.add(keyOf(each)));
        return within(keys);
    }

    /** The value of the referenced column of {@code entity}. */
    @SuppressWarnings("unchecked")
    K keyOf(T entity) {
        Object key = Row.of(entity).held(target().index());
        if (key == null) {
            throw new UnsavedException(
                    Row.of(entity) + " has no " + target() + " yet, so nothing can refer to it. Save" + " it first.");
        }
        return (K) key;
    }

    /** Whether {@code row}'s reference can be read without a query. Never queries. */
    public boolean isLoaded(E row) {
        return Row.of(row).slot(slot) != null;
    }

    /** The entity {@code row} points at if it has been loaded, else null. Never queries. */
    @SuppressWarnings("unchecked")
    public @Nullable T loaded(E row) {
        Object held = Row.of(row).slot(slot);
        return held == Row.ABSENT ? null : (T) held;
    }

    @Override
    @SuppressWarnings("unchecked")
    ForeignKeyColumn<E, T, K> base() {
        return (ForeignKeyColumn<E, T, K>) super.base();
    }
}
