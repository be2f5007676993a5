package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Sql;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Updates drafts of one table: those that change the same columns in one statement, each column a CASE of the key. */
final class Updates {
    private static final int ROWS_AT_ONCE = 250;

    private final Database database;
    private final Table<?> table;
    private final @Nullable Column<?, ?> version;

    Updates(Database database, Table<?> table) {
        this.database = database;
        this.table = table.base();
        this.version = Writer.version(this.table);
    }

    void run(List<Row> drafts) {
        Map<BitSet, List<Row>> alike = new LinkedHashMap<>();
        for (Row each : drafts) {
            BitSet dirty = each.origin.dirty;
            if (dirty != null && !dirty.isEmpty()) {
                alike.computeIfAbsent(dirty, d -> new ArrayList<>()).add(each);
            }
        }
        alike.forEach(this::update);
    }

    private void update(BitSet dirty, List<Row> rows) {
        List<Column<?, ?>> columns =
                dirty.stream().<Column<?, ?>>mapToObj(table.columns()::get).toList();
        int keys = table.primaryKey().size();
        int parameters = columns.size() * (keys + 1) + keys + 1;
        int most = Math.max(1, Math.min(ROWS_AT_ONCE, database.dialect().parameterLimit() / parameters));
        for (int from = 0; from < rows.size(); from += most) {
            some(columns, rows.subList(from, Math.min(rows.size(), from + most)));
        }
    }

    private void some(List<Column<?, ?>> columns, List<Row> rows) {
        Sql sql = new Sql(database.dialect()).open().declare(table, table.name());
        sql.text("UPDATE ").name(table.name()).text(" SET ");
        String comma = "";
        for (Column<?, ?> each : columns) {
            set(sql.text(comma), each, rows);
            comma = ", ";
        }
        if (version != null) {
            sql.text(", ").name(version.name()).text(" = ").node(version).text(" + 1");
        }
        int updated = database.executor().update(Command.of(sql.text(" WHERE ").node(which(rows))));
        if (version != null) {
            if (updated < rows.size()) {
                throw new StaleException((rows.size() - updated) + " of " + rows.size() + " " + table.label()
                        + " rows were changed or deleted since they were read. None was updated: read them again.");
            }
            rows.forEach(each -> each.set(version.index(), Writer.next(each.get(version.index()))));
        }
    }

    /** ELSE never comes, but says of which type the values are. */
    private void set(Sql sql, Column<?, ?> column, List<Row> rows) {
        sql.name(column.name()).text(" = CASE");
        for (Row each : rows) {
            sql.text(" WHEN ").node(isRow(each)).text(" THEN ");
            sql.bind(column.type(), Writer.checked(each, column));
        }
        sql.text(" ELSE ").node(column).text(" END");
    }

    @SuppressWarnings("unchecked")
    private Condition which(List<Row> rows) {
        if (version != null || table.primaryKey().size() > 1) {
            return Condition.any(rows.stream().map(this::unchanged).toList());
        }
        Column<?, Object> key = (Column<?, Object>) table.primaryKey().get(0);
        return key.within(rows.stream().map(each -> Writer.keyOf(each).get(0)).toList());
    }

    private Condition unchanged(Row row) {
        Condition key = isRow(row);
        return version == null ? key : key.and(equal(version, row.get(version.index())));
    }

    private Condition isRow(Row row) {
        List<Object> parts = Writer.keyOf(row);
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            all.add(equal(table.primaryKey().get(i), parts.get(i)));
        }
        return Condition.all(all);
    }

    @SuppressWarnings("unchecked")
    private static <T> Condition equal(Column<?, T> column, @Nullable Object value) {
        return column.eq((T) value);
    }
}
