package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.NotSelectedException;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The state behind an entity. A generated class extends it with one field per column and one slot per reference; two
 * words more than a class written by hand are all it costs.
 */
public abstract class Row implements Entity {
    /** In a slot: the query looked, and there is none. */
    static final Object ABSENT = new Object();

    Origin origin;

    /** What the query selected besides columns, by the origin's keys; null when nothing. */
    @Nullable
    Object @Nullable [] extras;

    protected Row(Origin origin) {
        this.origin = origin;
    }

    static Row of(Object entity) {
        if (entity instanceof Row row) {
            return row;
        }
        throw new IllegalArgumentException(entity.getClass().getName()
                + " is not a row this library made. Entities come" + " from queries and from the table's draft().");
    }

    /** The entity's table, not an alias. */
    protected abstract Table<?> ownTable();

    /** Column {@code column}, from 0, as its Java type. */
    protected abstract @Nullable Object get(int column);

    protected abstract void set(int column, @Nullable Object value);

    /** What slot {@code slot} holds: null for not loaded. Classes without references inherit this. */
    protected @Nullable Object slot(int slot) {
        throw new IndexOutOfBoundsException(slot);
    }

    protected void slot(int slot, @Nullable Object value) {
        throw new IndexOutOfBoundsException(slot);
    }

    /** A key column as a long, without a box where the class has none. */
    protected long getLong(int column) {
        return ((Number) Objects.requireNonNull(get(column))).longValue();
    }

    /**
     * Asserts that the query selected {@code column}. Every accessor of a column calls this first.
     *
     * @throws NotSelectedException if it did not: not selected is not null
     */
    protected final void need(int column) {
        BitSet missing = origin.missing;
        if (missing != null && missing.get(column)) {
            throw notSelected(column);
        }
    }

    private NotSelectedException notSelected(int column) {
        Column<?, ?> left = ownTable().columns().get(column);
        return new NotSelectedException(left + " was not selected. Add " + constant(left)
                + " to the select of the query" + (origin.query == null ? "." : " [" + origin.query + "]."));
    }

    private static String constant(Column<?, ?> column) {
        return Names.constant(column.table()) + "." + column.spec().accessor();
    }

    /** The entity {@code key} points at: loaded, or loaded now, or null. The accessor of a reference calls this. */
    protected final @Nullable Object follow(ForeignKeyColumn<?, ?, ?> key) {
        Object held = slot(key.slot());
        if (held != null) {
            return held == ABSENT ? null : held;
        }
        return LazyLoad.follow(this, key);
    }

    /** The rows that point at this one: loaded by the query, or a query for them. */
    @SuppressWarnings("unchecked")
    protected final <T> Select<T> related(Backref<?, T> relation) {
        int at = origin.indexOf(relation);
        return new Related<>(this, relation, at >= 0 && extras != null ? (List<T>) extras[at] : null);
    }

    /** The entities linked to this one, loaded by the query or a query for them, with the means to link and unlink. */
    @SuppressWarnings("unchecked")
    protected final <T> Links<T> linked(ManyToMany<?, T> relation) {
        int at = origin.indexOf(relation);
        return new Links<>(this, relation, at >= 0 && extras != null ? (List<T>) extras[at] : throughRows(relation));
    }

    /** The linked entities, where a prefetch loaded the rows between and what they point at. */
    @SuppressWarnings("unchecked")
    private <T> @Nullable List<T> throughRows(ManyToMany<?, T> relation) {
        for (int i = 0; extras != null && i < extras.length; i++) {
            Object key = origin.keys.get(i);
            boolean here =
                    key == relation.near() || key instanceof Backref<?, ?> back && back.foreignKey() == relation.near();
            if (here && extras[i] instanceof List<?> between) {
                List<@Nullable Object> linked = new ArrayList<>();
                between.forEach(each -> linked.add(of(each).slot(relation.far().slot())));
                return linked.contains(null) ? null : (List<T>) List.copyOf(linked);
            }
        }
        return null;
    }

    /** The one row that points at this one, or null: loaded, or loaded now. */
    protected final @Nullable Object single(Backref<?, ?> relation) {
        Object held = slot(relation.slot());
        if (held == null) {
            held = LazyLoad.single(this, relation);
        }
        return held == ABSENT ? null : held;
    }

    /** Notes that a draft's column was assigned. Setters of plain columns call this after assigning. */
    protected final void changed(int column) {
        dirty().set(column);
    }

    /** Assigns a reference; an entity not saved yet gives its key when this one is saved. */
    protected final void refer(ForeignKeyColumn<?, ?, ?> key, @Nullable Object entity) {
        requireNullable(key, entity);
        Object id = entity == null ? null : Row.of(entity).held(key.target().index());
        set(key.index(), id);
        slot(key.slot(), entity);
        changed(key.index());
    }

    /** Assigns the raw key of a reference; what was loaded stays only if it is the same row. */
    protected final void referTo(ForeignKeyColumn<?, ?, ?> key, @Nullable Object id) {
        requireNullable(key, id);
        if (id == null || !id.equals(held(key.index()))) {
            slot(key.slot(), null);
        }
        set(key.index(), id);
        changed(key.index());
    }

    private static void requireNullable(ForeignKeyColumn<?, ?, ?> key, @Nullable Object value) {
        if (value == null && !key.spec().nullable()) {
            throw new QueryException(
                    key + " is never NULL, but null was assigned. Make it @Nullable, or assign an entity.");
        }
    }

    /** A reference's raw key, which is what its field holds unless a draft refers to an entity saved meanwhile. */
    protected final long idOf(ForeignKeyColumn<?, ?, Long> key, long field) {
        need(key.index());
        if (origin.dirty == null) {
            return field;
        }
        return held(key.index()) instanceof Long id ? id : 0;
    }

    /** As {@link #idOf(ForeignKeyColumn, long)} for keys that are objects. */
    @SuppressWarnings("unchecked")
    protected final <K> @Nullable K idOf(ForeignKeyColumn<?, ?, K> key, @Nullable K field) {
        need(key.index());
        return origin.dirty == null ? field : (K) held(key.index());
    }

    private BitSet dirty() {
        if (origin.dirty == null) {
            throw new IllegalStateException(this + " is not a draft. Change a copy: db.update(table, entity, draft ->"
                    + " ...), or table.draft(entity).");
        }
        return origin.dirty;
    }

    /** Whether a draft's column was assigned, be it null. */
    final boolean isAssigned(Column<?, ?> column) {
        return origin.dirty != null && origin.dirty.get(column.index());
    }

    /** A column's value, null when it was never assigned or not selected; a reference assigned unsaved is asked anew. */
    final @Nullable Object held(int column) {
        if (!origin.has(column) || origin.fresh && origin.dirty != null && !origin.dirty.get(column)) {
            return null;
        }
        Column<?, ?> which = ownTable().columns().get(column);
        if (origin.dirty != null
                && which instanceof ForeignKeyColumn<?, ?, ?> key
                && slot(key.slot()) instanceof Row to) {
            return to.held(key.target().index());
        }
        return get(column);
    }

    @Override
    public final @Nullable Object value(Object key) {
        int at = origin.indexOf(key);
        if (at >= 0 && extras != null) {
            return extras[at] == ABSENT ? null : extras[at];
        }
        if (key instanceof Column<?, ?> column && column.table().base() == ownTable()) {
            need(column.index());
            return get(column.index());
        }
        if (key instanceof Source source && origin.part != null) {
            Object joined = joined(origin.part, source);
            if (joined != null) {
                return joined == ABSENT ? null : joined;
            }
        }
        throw new NotSelectedException(
                describe(key) + " was not selected for " + ownTable().label() + " rows"
                        + (origin.query == null ? "." : ". Add it to the select of the query [" + origin.query + "]."));
    }

    /** What was joined along one of this row's references, by the table or alias it was joined as. */
    private @Nullable Object joined(Part mine, Source source) {
        Part part = mine.root().find(source);
        if (part == null || part.parent == null || part.parent == mine) {
            return part == null || part.parent == null ? null : part.attached(this);
        }
        throw new NotSelectedException(source + " was joined to " + part.parent.source + ", not to " + mine.source
                + ". Ask that row for it: " + Names.of(source) + ".of(" + Names.of(part.parent.source) + ".of(row)).");
    }

    private static String describe(Object key) {
        if (key instanceof Table<?> source) {
            return source.label();
        }
        return key instanceof Named<?> || key instanceof Column<?, ?>
                ? key.toString()
                : key instanceof Expression<?> ? "The expression" : String.valueOf(key);
    }

    /** Same table and same key. A row without a key, or whose key was not selected, equals only itself. */
    @Override
    public final boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Row row
                && ownTable() == row.ownTable()
                && key() != null
                && Objects.equals(key(), row.key());
    }

    @Override
    public final int hashCode() {
        Object key = key();
        return key == null ? System.identityHashCode(this) : 31 * ownTable().hashCode() + key.hashCode();
    }

    /** The primary key, a {@link Key} if it has several columns; null if there is none or it is not known. */
    final @Nullable Object key() {
        return ownTable().keyOf(this);
    }

    /** The selected columns by accessor, references as raw keys; for serialisers. Never queries. */
    protected final Map<String, @Nullable Object> toMap() {
        return Maps.of(this, List.of());
    }

    /** The columns that are known; never queries. */
    @Override
    public final String toString() {
        StringJoiner text = new StringJoiner(", ", ownTable().label() + "(", ")");
        for (Column<?, ?> column : ownTable().columns()) {
            Object value = held(column.index());
            if (value != null) {
                text.add(column.name() + "=" + value);
            }
        }
        return text.toString();
    }
}
