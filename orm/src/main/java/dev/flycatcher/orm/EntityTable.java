package dev.flycatcher.orm;

import org.jspecify.annotations.Nullable;

/**
 * A table one can write to.
 *
 * @param <E> the entity
 * @param <D> its draft: the entity with setters
 */
public abstract class EntityTable<E, D extends E> extends Table<E> {
    protected EntityTable(Class<E> entity, String name, @Nullable String alias) {
        super(entity, name, alias);
    }

    /** Sets what a new entity has before anything is assigned. Overridden where the entity declares defaults. */
    protected void defaults(D draft) {}

    /** A new entity, to be filled in and given to {@link Database#save}. */
    @SuppressWarnings("unchecked")
    public final D draft() {
        use();
        D draft = (D) base().newRow(Origin.draft());
        defaults(draft);
        return draft;
    }

    /** A copy of {@code entity} to change and give to {@link Database#save}, which sends the changed columns only. */
    @SuppressWarnings("unchecked")
    public final D draft(E entity) {
        Row from = Row.of(entity);
        return (D) copy(from, from.origin.edit(from.key()));
    }

    Row copy(Row from, Origin origin) {
        Row to = base().newRow(origin);
        for (Column<E, ?> column : columns()) {
            Object value = from.held(column.index());
            if (value != null) {
                to.set(column.index(), value);
            }
        }
        for (ForeignKeyColumn<E, ?, ?> each : foreignKeys()) {
            to.slot(each.slot(), from.slot(each.slot()));
        }
        to.extras = from.extras;
        return to;
    }
}
