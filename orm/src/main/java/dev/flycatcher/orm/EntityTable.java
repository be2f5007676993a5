package dev.flycatcher.orm;

import java.util.Map;
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

    /**
     * A new entity with what {@code values} says, by accessor and references as raw keys, as {@link Table#toMap} gives it;
     * to be given to {@link Database#save}.
     *
     * @throws IllegalArgumentException for a name that is no column's, or a value of another type than its column's
     */
    public final D draft(Map<String, ? extends @Nullable Object> values) {
        D draft = draft();
        Maps.fill(Row.of(draft), values);
        return draft;
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
