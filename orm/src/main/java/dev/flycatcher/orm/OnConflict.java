package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Upsert;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an {@link Insert} does with a row that is there already. */
public final class OnConflict<E, D extends E> {
    private final Insert<E, D> insert;
    private final Update<E> update;
    private final List<Column<E, ?>> key;
    private final boolean nothing;

    OnConflict(Insert<E, D> insert, Update<E> update, List<Column<E, ?>> key, boolean nothing) {
        this.insert = insert;
        this.update = update;
        this.key = key;
        this.nothing = nothing;
        if (key.isEmpty()) {
            throw new QueryException("A conflict is over a key. Say which: onConflict(USER.username).");
        }
    }

    /** Leaves it as it is. */
    public Insert<E, D> doNothing() {
        return insert.with(new OnConflict<>(insert, update, key, true));
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
        return insert.with(new OnConflict<>(insert, set.apply(update), key, false));
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
                table.name(), columns, rows, names, nothing ? List.of() : set, nothing ? null : update.where());
    }
}
