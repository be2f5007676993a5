package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Keyed;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table, or an alias of one. A subclass declares its columns and relations in its constructor and reads rows straight
 * from the result; the processor writes it, or a person does.
 *
 * @param <E> the entity
 */
public abstract non-sealed class Table<E> implements Source, Selection, Prefetchable {
    private final Class<E> entity;
    private final String name;
    private final @Nullable String alias;
    private final List<Column<E, ?>> columns = new ArrayList<>();
    private final List<ForeignKeyColumn<E, ?, ?>> foreignKeys = new ArrayList<>();
    private final List<Relation<E, ?>> relations = new ArrayList<>();
    private final List<TableIndex> indexes = new ArrayList<>();
    private final List<Column<E, ?>> key = new ArrayList<>();
    private final List<Column<E, ?>> allColumns = Collections.unmodifiableList(columns);
    private final List<Column<E, ?>> keyColumns = Collections.unmodifiableList(key);
    private int slots;
    private volatile boolean used;

    /** The common table expression this alias reads from instead of the table. */
    @Nullable
    Cte over;

    protected Table(Class<E> entity, String name, @Nullable String alias) {
        this.entity = entity;
        this.name = name;
        this.alias = alias;
    }

    /** The table itself, of which this may be an alias. */
    public abstract Table<E> base();

    /** This table a second time in a query, under an alias that numbers itself. */
    public abstract Table<E> as();

    /** This table a second time in a query, called {@code alias}. */
    public abstract Table<E> as(String alias);

    /** A row of this table with nothing in it. */
    protected abstract Row newRow(Origin origin);

    /** Reads all columns, in their order, from position {@code at} (from 1) of the current row. */
    protected abstract Row read(Origin origin, ResultSet rows, int at) throws SQLException;

    /** Reads a column of a type that needs more than a getter of the result's. */
    protected static <T> @Nullable T read(Column<?, T> column, Origin origin, ResultSet rows, int at)
            throws SQLException {
        return column.type().read(rows, at, origin.dialect());
    }

    /** Reads an instant that is never NULL, as microseconds. */
    protected static long micros(Origin origin, ResultSet rows, int at) throws SQLException {
        return origin.dialect().readMicros(rows, at);
    }

    protected final <N extends Number> NumberColumn<E, N> number(Spec<N> spec) {
        return add(new NumberColumn<>(this, spec, columns.size()));
    }

    protected final TextColumn<E> text(Spec<String> spec) {
        return add(new TextColumn<>(this, spec, columns.size()));
    }

    protected final <T> Column<E, T> column(Spec<T> spec) {
        return add(new Column<>(this, spec, columns.size()));
    }

    /** A column that points at another table; takes the next slot. */
    protected final <T, K> ForeignKeyColumn<E, T, K> foreignKey(Spec<K> spec, Reference<T, K> reference) {
        ForeignKeyColumn<E, T, K> column = add(new ForeignKeyColumn<>(this, spec, columns.size(), reference, slots++));
        foreignKeys.add(column);
        relations.add(column);
        return column;
    }

    /** The rows that point here with {@code foreignKey}. */
    protected final <T> Backref<E, T> backref(String accessor, Supplier<ForeignKeyColumn<T, E, ?>> foreignKey) {
        return relate(new Backref<>(this, accessor, foreignKey, Backref.MANY));
    }

    /** A foreign key that points here for which this entity has no accessor: deletes and prefetches follow it all the same. */
    protected final <T> void referencedBy(Supplier<ForeignKeyColumn<T, E, ?>> foreignKey) {
        relate(new Backref<>(this, Backref.UNDECLARED, foreignKey, Backref.MANY));
    }

    /** The one row that points here with the unique {@code foreignKey}; takes the next slot. */
    protected final <T> Backref<E, T> single(String accessor, Supplier<ForeignKeyColumn<T, E, ?>> foreignKey) {
        return relate(new Backref<>(this, accessor, foreignKey, slots++));
    }

    /**
     * The entities linked through a table between.
     *
     * @param near the foreign key of that table which points here
     * @param far the one which points to the linked entity
     */
    protected final <L, T> ManyToMany<E, T> manyToMany(
            String accessor, Supplier<ForeignKeyColumn<L, E, ?>> near, Supplier<ForeignKeyColumn<L, T, ?>> far) {
        return relate(new ManyToMany<>(this, accessor, near, far));
    }

    protected final void index(boolean unique, Column<?, ?>... on) {
        indexes.add(new TableIndex(unique, List.of(on)));
    }

    /** An index over some of the rows; {@code where} is SQL. */
    protected final void index(boolean unique, String name, String where, Column<?, ?>... on) {
        indexes.add(new TableIndex(unique, List.of(on), name, "", where));
    }

    /** An index over an expression, for some of the rows unless {@code where} is empty; both are SQL. */
    protected final void indexOver(boolean unique, String name, String expression, String where) {
        indexes.add(new TableIndex(unique, List.of(), name, expression, where));
    }

    /** Checks what the table declares, once: not before its first use, since tables may point at each other. */
    final void use() {
        Table<E> own = base();
        if (!own.used) {
            Declared.check(own);
            own.used = true;
        }
    }

    private <C extends Column<E, ?>> C add(C column) {
        columns.add(column);
        if (column.spec().key()) {
            key.add(column);
        }
        return column;
    }

    private <R extends Relation<E, ?>> R relate(R relation) {
        relations.add(relation);
        return relation;
    }

    public final Class<E> entity() {
        return entity;
    }

    /** The table's name in the database. */
    public final String name() {
        return name;
    }

    public final List<Column<E, ?>> columns() {
        return allColumns;
    }

    /** The columns of the primary key; empty if the table has none. */
    public final List<Column<E, ?>> primaryKey() {
        return keyColumns;
    }

    public final List<ForeignKeyColumn<E, ?, ?>> foreignKeys() {
        return Collections.unmodifiableList(foreignKeys);
    }

    public final List<Relation<E, ?>> relations() {
        return Collections.unmodifiableList(relations);
    }

    /** The columns that can be selected: all, unless this reads from an expression that has fewer. */
    final List<Column<E, ?>> selectable() {
        return over == null
                ? columns
                : columns.stream()
                        .filter(each -> over.names().contains(each.name()))
                        .toList();
    }

    final List<TableIndex> indexes() {
        return indexes;
    }

    /** The row's primary key: a value, a {@link Key} of several, or null when unknown. */
    final @Nullable Object keyOf(Row row) {
        if (key.size() == 1) {
            return row.held(key.get(0).index());
        }
        List<Object> parts = new ArrayList<>();
        for (Column<E, ?> each : key) {
            Object part = row.held(each.index());
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return parts.isEmpty() ? null : new Key(parts);
    }

    /**
     * The row of this table or alias that was joined to {@code row} and selected.
     *
     * @return null where an outer join found none
     * @throws dev.flycatcher.orm.sql.NotSelectedException if the query did not select from this table
     */
    public final @Nullable E of(Object row) {
        return entity.cast(((Keyed) row).value(this));
    }

    /**
     * The columns of {@code entity} that were selected, by accessor, references as raw keys; and of the relations named
     * those that are loaded, as maps and lists of maps. For serialisers. Never queries.
     *
     * @throws NotLoadedException if a relation named is not loaded
     */
    public final Map<String, @Nullable Object> toMap(E entity, Relation<?, ?>... include) {
        return Maps.of(Row.of(entity), List.of(include));
    }

    @Override
    public final Select<?> rows() {
        return Query.from(this);
    }

    @Override
    public final @Nullable String alias() {
        return alias;
    }

    @Override
    public final void renderSource(Sql sql) {
        sql.name(over == null ? name : over.name());
    }

    @Override
    public final String label() {
        return entity.getSimpleName();
    }

    @Override
    public String toString() {
        return alias == null ? label() : label() + " AS " + alias;
    }
}
