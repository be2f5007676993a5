package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Sql;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Deletes an entity and all that points at it, by every path. References that may be NULL are cleared instead, before what
 * they point at goes; nothing that points elsewhere is touched.
 */
final class RecursiveDelete {
    private final Database database;
    private final boolean nullableToo;
    private final Map<Table<?>, Set<Row>> doomed = new LinkedHashMap<>();
    private final Deque<Row> open = new ArrayDeque<>();

    RecursiveDelete(Database database, boolean nullableToo) {
        this.database = database;
        this.nullableToo = nullableToo;
    }

    /** How many rows went, by table, the deepest first. */
    Map<Table<?>, Integer> run(Row row) {
        return database.atomic(() -> {
            doom(row);
            while (!open.isEmpty()) {
                follow(nextOfOneTable());
            }
            return deleteAll();
        });
    }

    private void doom(Row row) {
        if (doomed.computeIfAbsent(row.ownTable(), t -> new LinkedHashSet<>()).add(row)) {
            open.add(row);
        }
    }

    private List<Row> nextOfOneTable() {
        Table<?> table = open.element().ownTable();
        List<Row> rows = new ArrayList<>();
        while (!open.isEmpty() && open.element().ownTable() == table) {
            rows.add(open.remove());
        }
        return rows;
    }

    private void follow(List<Row> rows) {
        for (Relation<?, ?> each : rows.get(0).ownTable().relations()) {
            if (each instanceof Backref<?, ?> back) {
                follow(rows, back.foreignKey());
            }
        }
    }

    private <K> void follow(List<Row> rows, ForeignKeyColumn<?, ?, K> key) {
        Condition pointing = key.within(keys(rows, key));
        if (key.spec().nullable() && !nullableToo) {
            Sql sql = new Sql(database.dialect())
                    .open()
                    .declare(key.table(), key.table().name());
            sql.text("UPDATE ").name(key.table().name()).text(" SET ").name(key.name());
            database.executor().update(Command.of(sql.text(" = NULL WHERE ").node(pointing)));
        } else {
            database.from(key.table()).where(pointing).list().forEach(each -> doom(Row.of(each)));
        }
    }

    @SuppressWarnings("unchecked")
    private static <K> Set<K> keys(List<Row> rows, ForeignKeyColumn<?, ?, K> key) {
        Set<K> keys = new LinkedHashSet<>();
        for (Row row : rows) {
            Object value = row.get(key.target().index());
            if (value != null) {
                keys.add((K) value);
            }
        }
        return keys;
    }

    private Map<Table<?>, Integer> deleteAll() {
        List<Table<?>> order = new ArrayList<>(Schema.ordered(List.copyOf(doomed.keySet())));
        Collections.reverse(order);
        Map<Table<?>, Integer> counts = new LinkedHashMap<>();
        for (Table<?> table : order) {
            counts.put(table, delete(table, List.copyOf(doomed.get(table))));
        }
        return counts;
    }

    private int delete(Table<?> table, List<Row> rows) {
        if (!database.dialect().checksRowByRow()) {
            return deleteAtOnce(table, rows);
        }
        int count = 0;
        List<Row> left = new ArrayList<>(rows);
        while (!left.isEmpty()) {
            List<Row> leaves =
                    left.stream().filter(each -> !isPointedAt(each, left)).toList();
            List<Row> next = leaves.isEmpty() ? List.copyOf(left) : leaves;
            count += deleteAtOnce(table, next);
            left.removeAll(next);
        }
        return count;
    }

    private static boolean isPointedAt(Row row, List<Row> by) {
        for (ForeignKeyColumn<?, ?, ?> key : row.ownTable().foreignKeys()) {
            if (key.related() == row.ownTable()) {
                Object target = row.get(key.target().index());
                if (by.stream().anyMatch(each -> each != row && Objects.equals(each.get(key.index()), target))) {
                    return true;
                }
            }
        }
        return false;
    }

    private int deleteAtOnce(Table<?> table, List<Row> rows) {
        if (table.primaryKey().size() != 1) {
            return rows.stream()
                    .mapToInt(each -> new Writer(database).delete(each))
                    .sum();
        }
        return new Delete<>(database, table, among(table.primaryKey().get(0), rows)).execute();
    }

    @SuppressWarnings("unchecked")
    private static <K> Condition among(Column<?, K> key, List<Row> rows) {
        return key.within(rows.stream().map(each -> (K) each.get(key.index())).toList());
    }
}
