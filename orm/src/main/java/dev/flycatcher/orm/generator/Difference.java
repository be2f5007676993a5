package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must change in a live schema for it to hold the entities: tables, columns with type, size, nullability and default,
 * primary and foreign keys with their actions, indexes. A column renamed is one column gone and another come.
 *
 * @param changes in the order they are to be made
 * @param remarks what differs and is left alone
 */
record Difference(List<Change> changes, List<String> remarks) {
    /**
     * What the caller decides.
     *
     * @param fills values, as SQL, for the rows already there, by {@code table.column}
     * @param assumeEmpty tables for whose rows the caller answers
     * @param drop whether what no entity has is dropped
     */
    record Choices(Map<String, String> fills, Set<String> assumeEmpty, boolean drop) {}

    /** @throws GeneratorException where a change would fail on a table that has rows (MG-02), before any SQL */
    static Difference between(Dialect dialect, List<Table<?>> tables, LiveSchema live, Choices choices) {
        List<Change> changes = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Table<?> each : Schema.ordered(tables)) {
            LiveTable there = live.table(each.name());
            if (there == null) {
                changes.add(new Change.CreateTable(each));
            } else {
                TableDifference table = new TableDifference(dialect, each, there, choices);
                changes.addAll(table.changes());
                remarks.addAll(table.remarks());
            }
        }
        for (LiveTable each : live.tables()) {
            boolean known = tables.stream().anyMatch(t -> t.name().equalsIgnoreCase(each.name()));
            if (!known && !each.view() && choices.drop()) {
                changes.add(new Change.DropTable(each.name()));
            } else if (!known && !each.view()) {
                remarks.add(left(each.name()));
            }
        }
        changes.sort(Comparator.comparingInt(Difference::turn));
        return new Difference(List.copyOf(changes), List.copyOf(remarks));
    }

    static String left(String what) {
        return what + " is in the database and in no entity; --drop drops it.";
    }

    /** Keys go before what they need, and come when all is there that they point at. */
    private static int turn(Change change) {
        if (change instanceof Change.DropKey) {
            return 0;
        }
        if (change instanceof Change.AddKey) {
            return 2;
        }
        return change instanceof Change.DropIndex
                ? 3
                : change instanceof Change.DropColumn ? 4 : change instanceof Change.DropTable ? 5 : 1;
    }
}
