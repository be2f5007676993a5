package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.generator.Change.AlterColumn;
import dev.flycatcher.orm.generator.Change.Aspect;
import dev.flycatcher.orm.generator.LiveSchema.LiveIndex;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of one table that SQLite makes only by making the table anew. */
record TableRebuild(Table<?> table, LiveTable there, List<Change> changes) {
    boolean isNeeded() {
        return changes.stream().anyMatch(this::needs);
    }

    private boolean needs(Change change) {
        if (change instanceof Change.AddColumn added) {
            return added.isBare() || isExpression(added.column().spec().sqlDefault());
        }
        if (change instanceof Change.DropIndex dropped) {
            return dropped.index().constraint();
        }
        if (change instanceof Change.AddIndex added) {
            return added.instead() != null && added.instead().constraint();
        }
        return change instanceof Change.DropColumn dropped
                ? isHeld(dropped.column())
                : !(change instanceof Change.CreateTable || change instanceof Change.DropTable);
    }

    /** SQLite adds a column with a value as its default, and with nothing that is computed. */
    private static boolean isExpression(@Nullable String sqlDefault) {
        return sqlDefault != null
                && (!SqlText.isValue(sqlDefault) || SqlText.plain(sqlDefault).startsWith("current_"));
    }

    private boolean isHeld(String column) {
        return there.primaryKey().contains(column)
                || there.keys().stream().anyMatch(each -> each.columns().contains(column))
                || there.indexes().stream()
                        .anyMatch(each ->
                                each.columns().isEmpty() || each.columns().contains(column));
    }

    /** @throws GeneratorException if something would be lost that may not go */
    Change.Rebuild change(List<String> lost, boolean drop) {
        List<String> gone = new ArrayList<>(lost);
        gone.addAll(strangeChecks());
        List<String> differences = changes.stream().map(Change::says).toList();
        if (!gone.isEmpty() && !drop) {
            throw new GeneratorException("SQLite cannot do this without making the table anew: " + differences.get(0)
                    + ". And " + gone.get(0)
                    + ", which no entity has, would be lost. Add it to the entity, or let it go"
                    + " with --drop. Nothing has been written.");
        }
        Map<Column<?, ?>, String> fills = new LinkedHashMap<>();
        List<Column<?, ?>> kept = new ArrayList<>();
        for (Column<?, ?> each : table.columns()) {
            String value = value(each);
            if (value != null) {
                fills.put(each, value);
            } else if (there.column(each.name()) != null) {
                kept.add(each);
            }
        }
        return new Change.Rebuild(table, kept, fills, drop ? List.of() : strangeIndexes(), differences);
    }

    private List<String> strangeChecks() {
        List<String> own = new ArrayList<>();
        Schema schema = Schema.in(Dialect.SQLITE);
        table.columns().forEach(each -> own.add(SqlText.plain(schema.column(table, each, true))));
        return there.checks().values().stream()
                .filter(each -> there.columns().stream()
                        .noneMatch(column ->
                                ColumnDifference.bound(column.name(), each).matches()))
                .filter(each -> own.stream().noneMatch(known -> known.contains(SqlText.plain(each))))
                .map(each -> "CHECK (" + each + ")")
                .toList();
    }

    private @Nullable String value(Column<?, ?> column) {
        for (Change each : changes) {
            if (each instanceof Change.AddColumn added && added.column() == column) {
                return added.fill();
            }
            if (each instanceof AlterColumn altered && altered.column() == column && altered.fill() != null) {
                return altered.aspects().contains(Aspect.TYPE)
                        ? altered.fill()
                        : "COALESCE(" + Dialect.SQLITE.quote(column.name()) + ", " + altered.fill() + ")";
            }
        }
        return null;
    }

    /** Those of no entity are made again as they were. */
    private List<String> strangeIndexes() {
        List<String> again = new ArrayList<>();
        List<List<String>> own = Schema.indexes(table).stream()
                .map(each -> each.on().stream().map(Column::name).toList())
                .toList();
        for (LiveIndex each : there.indexes()) {
            boolean named =
                    Schema.indexes(table).stream().anyMatch(i -> i.name().equalsIgnoreCase(each.name()));
            if (each.definition() != null && !named && (each.columns().isEmpty() || !own.contains(each.columns()))) {
                again.add(each.definition());
            }
        }
        return again;
    }
}
