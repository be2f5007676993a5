package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Sql;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes single rows. */
final class Writer {
    private final Database database;

    Writer(Database database) {
        this.database = database;
    }

    /** Inserts a draft nobody else holds: it becomes the entity. */
    Row insert(Row draft) {
        return database.hooks().saving(database, draft, () -> inserted(draft));
    }

    private Row inserted(Row draft) {
        new Inserts(database, List.of(draft)).run();
        draft.origin = Origin.of(database);
        return draft;
    }

    Row save(Row draft) {
        return database.hooks().saving(database, draft, () -> written(draft));
    }

    private Row written(Row draft) {
        BitSet dirty = draft.origin.dirty;
        if (dirty == null) {
            throw new IllegalStateException(draft + " is not a draft, so there is nothing to save. Change a copy:"
                    + " db.update(table, entity, draft -> ...).");
        }
        if (draft.origin.fresh) {
            new Inserts(database, List.of(draft)).run();
            draft.origin = Origin.of(database).edit(draft.key());
        } else if (!dirty.isEmpty()) {
            update(draft, dirty);
            draft.origin = draft.origin.edit(draft.key());
        }
        return ((EntityTable<?, ?>) draft.ownTable()).copy(draft, draft.origin.read(database));
    }

    private void update(Row draft, BitSet dirty) {
        Column<?, ?> version = version(draft.ownTable());
        Sql sql = new Sql(database.dialect())
                .text("UPDATE ")
                .name(draft.ownTable().name())
                .text(" SET ");
        String comma = "";
        for (int i = dirty.nextSetBit(0); i >= 0; i = dirty.nextSetBit(i + 1)) {
            Column<?, ?> column = draft.ownTable().columns().get(i);
            sql.text(comma).name(column.name()).text(" = ").bind(column.type(), checked(draft, column));
            comma = ", ";
        }
        if (version != null) {
            sql.text(", ").name(version.name()).text(" = ").name(version.name()).text(" + 1");
        }
        where(sql, draft);
        int rows = database.executor().update(Command.of(sql));
        if (version != null) {
            requireOne(rows, draft);
            draft.set(version.index(), next(draft.get(version.index())));
        }
    }

    static Object next(@Nullable Object version) {
        return version instanceof Integer small ? (Object) (small + 1) : (Object) ((Long) version + 1);
    }

    static @Nullable Object checked(Row draft, Column<?, ?> column) {
        Object value = draft.held(column.index());
        if (value == null && !column.spec().nullable()) {
            throw new QueryException(
                    column + " is never NULL, but null was assigned to it, or an entity that is not saved.");
        }
        return value;
    }

    static @Nullable Column<?, ?> version(Table<?> table) {
        for (Column<?, ?> each : table.columns()) {
            if (each.spec().version()) {
                return each;
            }
        }
        return null;
    }

    private static void requireOne(int rows, Row row) {
        if (rows == 0) {
            throw new StaleException(row + " was changed or deleted since it was read. Read it again.");
        }
    }

    /** Which row: by the key it was read with, and the version if it has one. */
    private static void where(Sql sql, Row row) {
        Table<?> table = row.ownTable();
        whereKey(sql, row);
        Column<?, ?> version = version(table);
        if (version != null) {
            sql.text(" AND (")
                    .name(version.name())
                    .text(" = ")
                    .bind(version.type(), row.get(version.index()))
                    .text(")");
        }
    }

    static void whereKey(Sql sql, Row row) {
        List<Object> parts = keyOf(row);
        String and = " WHERE ";
        for (int i = 0; i < parts.size(); i++) {
            Column<?, ?> column = row.ownTable().primaryKey().get(i);
            sql.text(and)
                    .text("(")
                    .name(column.name())
                    .text(" = ")
                    .bind(column.type(), parts.get(i))
                    .text(")");
            and = " AND ";
        }
    }

    /** The parts of the key {@code row} was read with, or has if it is new. */
    static List<Object> keyOf(Row row) {
        Table<?> table = row.ownTable();
        if (table.primaryKey().isEmpty()) {
            throw new QueryException(table.label() + " has no primary key, so one row cannot be told from another. Use"
                    + " db.update(...).where(...) or db.deleteFrom(...).where(...).");
        }
        Object key = row.origin.key != null ? row.origin.key : row.key();
        if (key == null) {
            throw new UnsavedException(row + " has no key to find its row by. Save it first, or select the key.");
        }
        return key instanceof Key many ? many.parts() : List.of(key);
    }

    int delete(Row row) {
        return database.hooks().deleting(database, row, () -> deleted(row));
    }

    private int deleted(Row row) {
        Sql sql = new Sql(database.dialect())
                .text("DELETE FROM ")
                .name(row.ownTable().name());
        where(sql, row);
        int rows = database.executor().update(Command.of(sql));
        if (version(row.ownTable()) != null) {
            requireOne(rows, row);
        }
        return rows;
    }
}
