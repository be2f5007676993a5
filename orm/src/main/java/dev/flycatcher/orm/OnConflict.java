package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Upsert;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an {@link Insert} does with a row that is there already. */
public final class OnConflict<E, D extends E> {
    private final Insert<E, D> insert;
    private final Update<E> update;
    private final List<Column<E, ?>> key;
    private final @Nullable Node among;
    private final boolean nothing;

    OnConflict(Insert<E, D> insert, Update<E> update, List<Column<E, ?>> key, @Nullable Node among, boolean nothing) {
        this.insert = insert;
        this.update = update;
        this.key = key;
        this.among = among;
        this.nothing = nothing;
        if (key.isEmpty()) {
            throw new QueryException("A conflict is over a key. Say which: onConflict(USER.username).");
        }
    }

    /**
     * The key is unique among some of the rows only: those of the index's own condition, here in the same words of SQL as
     * {@code @Index(where = ...)} has them.
     *
     * @throws QueryException when it runs, and before a statement is sent, where indexes hold all rows
     */
    public OnConflict<E, D> where(String sql) {
        return new OnConflict<>(insert, update, key, part -> part.text(sql), nothing);
    }

    /**
     * As {@link #where(String)}, as a condition.
     *
     * @throws QueryException when it runs, if it binds a value: an index's condition is known before any
     */
    public OnConflict<E, D> where(Condition condition) {
        return new OnConflict<>(insert, update, key, part -> constant(part, condition), nothing);
    }

    private static void constant(Sql sql, Condition condition) {
        int before = sql.binds().size();
        sql.node(condition);
        if (sql.binds().size() > before) {
            throw new QueryException(
                    "The condition of an index is known before any value is bound, so the database would"
                            + " not find the index by this one. Write the value into it, as @Index(where = ...) has it:"
                            + " where(\"status = 'open'\").");
        }
    }

    /** Leaves it as it is. */
    public Insert<E, D> doNothing() {
        return insert.with(new OnConflict<>(insert, update, key, among, true));
    }

    /** Gives it the new row's values in these columns. */
    @SafeVarargs
    public final Insert<E, D> doUpdate(Column<E, ?>... columns) {
        return doUpdate(set -> {
            Update<E> all = set;
            for (Column<E, ?> each : columns) {
                all = take(all, each);
            }
            return all;
        });
    }

    private static <E, T> Update<E> take(Update<E> update, Column<E, T> column) {
        return update.set(column, Insert.excluded(column));
    }

    /**
     * Updates it: {@code set} says what to, and with {@code where} under which condition. The new row's values are
     * {@link Insert#excluded}.
     */
    public Insert<E, D> doUpdate(UnaryOperator<Update<E>> set) {
        return insert.with(new OnConflict<>(insert, set.apply(update), key, among, false));
    }

    Upsert upsert(Table<E> table, List<String> columns, Node rows) {
        List<Upsert.Assigned> set = update.assignments().stream()
                .map(each -> new Upsert.Assigned(each.column().name(), each.value()))
                .toList();
        if (!nothing && set.isEmpty()) {
            throw new QueryException("An update of " + table.label() + " that sets nothing. Say doNothing().");
        }
        List<String> names = key.stream().map(Column::name).toList();
        return new Upsert(
                table.name(), columns, rows, names, among, nothing ? List.of() : set, nothing ? null : update.where());
    }
}
