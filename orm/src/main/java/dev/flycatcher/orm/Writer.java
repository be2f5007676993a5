package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes single rows. */
final class Writer {
    private Writer() {}

    @SuppressWarnings("unchecked")
    static <E> E insert(Database database, EntityTable<E, ?> table, E entity) {
        Row row = Row.of(entity);
        insertRow(database, row);
        row.origin = Origin.of(database);
        return (E) row;
    }

    static Row save(Database database, Row draft) {
        if (draft.origin.dirty == null) {
            throw new IllegalStateException(draft + " is not a draft, so there is nothing to save. Change a copy:"
                    + " db.update(table, entity, draft -> ...).");
        }
        if (draft.origin.fresh) {
            insertRow(database, draft);
            Origin saved = new Origin(database, null, List.of(), draft.origin.lazy, null, new BitSet());
            draft.origin = saved;
        } else {
            updateRow(database, draft);
            draft.origin.dirty.clear();
        }
        return ((EntityTable<?, ?>) draft.table()).copy(draft, Origin.of(database));
    }

    private static void insertRow(Database database, Row row) {
        List<Column<?, ?>> assigned = new ArrayList<>();
        List<Column<?, ?>> returned = new ArrayList<>();
        for (Column<?, ?> column : row.table().columns()) {
            Object value = row.held(column.index());
            if (value != null) {
                assigned.add(column);
            } else if (column.spec().generated() || column.spec().sqlDefault() != null) {
                returned.add(column);
            } else if (!column.spec().nullable()) {
                throw missing(column);
            }
        }
        Sql sql = Inserts.one(database.dialect(), row, assigned, returned);
        if (returned.isEmpty()) {
            database.executor().update(Command.of(sql));
        } else {
            database.executor().query(Command.of(sql), rows -> readBack(database, row, returned, rows));
        }
        settle(row, assigned);
    }

    private static QueryException missing(Column<?, ?> column) {
        return new QueryException(column
                + " is never NULL and was not assigned. Assign it, make it @Nullable, or give it" + " a default.");
    }

    /** A key that was still to come when the reference was assigned is known by now. */
    private static void settle(Row row, List<Column<?, ?>> assigned) {
        for (Column<?, ?> each : assigned) {
            if (each instanceof ForeignKeyColumn<?, ?, ?>) {
                row.set(each.index(), row.held(each.index()));
            }
        }
    }

    private static int readBack(Database database, Row row, List<Column<?, ?>> returned, ResultSet rows)
            throws SQLException {
        rows.next();
        for (int i = 0; i < returned.size(); i++) {
            Object value = returned.get(i).type().read(rows, i + 1, database.dialect());
            if (value != null) {
                row.set(returned.get(i).index(), value);
            }
        }
        return 1;
    }

    private static void updateRow(Database database, Row draft) {
        BitSet dirty = draft.origin.dirty;
        if (dirty == null || dirty.isEmpty()) {
            return;
        }
        Sql sql = new Sql(database.dialect())
                .text("UPDATE ")
                .name(draft.table().name())
                .text(" SET ");
        String comma = "";
        for (int i = dirty.nextSetBit(0); i >= 0; i = dirty.nextSetBit(i + 1)) {
            Column<?, ?> column = draft.table().columns().get(i);
            sql.text(comma).name(column.name()).text(" = ").bind(column.type(), draft.held(i));
            comma = ", ";
        }
        where(sql, draft);
        database.executor().update(Command.of(sql));
    }

    private static void where(Sql sql, Row row) {
        Table<?> table = row.table();
        if (table.primaryKey().isEmpty()) {
            throw new QueryException(table.label() + " has no primary key, so one row cannot be told from another. Use"
                    + " a statement with where(...).");
        }
        String and = " WHERE ";
        for (Column<?, ?> each : table.primaryKey()) {
            sql.text(and)
                    .text("(")
                    .name(each.name())
                    .text(" = ")
                    .bind(each.type(), keyPart(row, each))
                    .text(")");
            and = " AND ";
        }
    }

    private static @Nullable Object keyPart(Row row, Column<?, ?> column) {
        Object value = row.held(column.index());
        if (value == null) {
            throw new UnsavedException(
                    row + " has no " + column + " to find its row by. Save it first, or select the key.");
        }
        return value;
    }

    static int delete(Database database, Row row) {
        Sql sql = new Sql(database.dialect())
                .text("DELETE FROM ")
                .name(row.table().name());
        where(sql, row);
        return database.executor().update(Command.of(sql));
    }
}
