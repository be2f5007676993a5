package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Bind;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.QueryException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries for rows by key. */
final class PrimaryKeys {
    private PrimaryKeys() {}

    static <E> @Nullable E find(Database database, Table<E> table, Object key) {
        Plan<E> plan = database.findPlan(table);
        List<E> rows = plan.list(plan.command().with(binds(table, key)));
        return rows.isEmpty() ? null : rows.get(0);
    }

    private static List<Bind> binds(Table<?> table, Object key) {
        List<? extends Column<?, ?>> columns = table.primaryKey();
        if (columns.size() == 1 && !(key instanceof Key)) {
            return List.of(new Bind(columns.get(0).type(), check(columns.get(0), key)));
        }
        List<Object> parts = key instanceof Key many ? many.parts() : List.of(key);
        if (parts.size() != columns.size()) {
            throw new QueryException(
                    table.label() + " has a key of " + columns.size() + " columns " + columns + ", but " + parts.size()
                            + (parts.size() == 1 ? " value was" : " values were") + " given. Use Key.of(...).");
        }
        List<Bind> binds = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            binds.add(new Bind(columns.get(i).type(), check(columns.get(i), parts.get(i))));
        }
        return binds;
    }

    /** An int is as good a long. */
    private static Object check(Column<?, ?> column, Object value) {
        Class<?> wanted = column.type().java();
        if (wanted == Long.class && value instanceof Integer small) {
            return small.longValue();
        }
        if (!wanted.isInstance(value)) {
            throw new QueryException(column + " is a " + wanted.getSimpleName() + ", but the key given is a "
                    + value.getClass().getSimpleName() + ".");
        }
        return value;
    }

    static Body byKey(Table<?> table) {
        if (table.primaryKey().isEmpty()) {
            throw new QueryException(table.label() + " has no primary key to find rows by. Use where(...).");
        }
        Body body = new Body(table);
        for (Column<?, ?> each : table.primaryKey()) {
            body = body.and(placeholder(each));
        }
        body.limit = 1;
        return body;
    }

    private static <T> Condition placeholder(Column<?, T> column) {
        return column.eq(new Scalar<>(column.type(), sql -> sql.bind(column.type(), null)));
    }

    static Body byColumn(Column<?, ?> column, Object value) {
        Body body = new Body(column.table()).and(placeholder(column));
        body.limit = 1;
        return body;
    }

    static List<Bind> bind(Column<?, ?> column, Object value) {
        return List.of(new Bind(column.type(), value));
    }

    /** The targets of {@code key} with these keys, in one query. */
    @SuppressWarnings("unchecked")
    static <K> List<Row> all(
            Database database, ForeignKeyColumn<?, ?, K> key, Collection<?> ids, @Nullable String asker) {
        Body body = new Body(key.related()).and(key.target().within((Collection<K>) ids));
        Plan<?> plan = new Plan<>(database, body, Mapping.entities());
        Command command = plan.command().loading(key.toString(), asker);
        return (List<Row>) plan.list(command);
    }
}
