package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.TableIndex;
import dev.flycatcher.orm.generator.LiveSchema.LiveColumn;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must change in a live schema for it to hold the entities. Compares names only: a column renamed is one column gone
 * and another come.
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
        return new Finder(dialect, live, choices).find(Schema.ordered(tables));
    }

    private static final class Finder {
        private final Dialect dialect;
        private final LiveSchema live;
        private final Choices choices;
        private final List<Change> changes = new ArrayList<>();
        private final List<Change> drops = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        Finder(Dialect dialect, LiveSchema live, Choices choices) {
            this.dialect = dialect;
            this.live = live;
            this.choices = choices;
        }

        Difference find(List<Table<?>> tables) {
            for (Table<?> each : tables) {
                LiveTable there = live.table(each.name());
                if (there == null) {
                    changes.add(new Change.CreateTable(each));
                } else {
                    compare(each, there);
                }
            }
            for (LiveTable each : live.tables()) {
                boolean known = tables.stream().anyMatch(t -> t.name().equalsIgnoreCase(each.name()));
                if (!known && !each.view()) {
                    gone(each.name(), new Change.DropTable(each.name()));
                }
            }
            changes.addAll(drops);
            return new Difference(List.copyOf(changes), List.copyOf(remarks));
        }

        private void gone(String what, Change drop) {
            if (choices.drop()) {
                drops.add(drop);
            } else {
                remarks.add(what + " is in the database and in no entity; --drop drops it.");
            }
        }

        private void compare(Table<?> table, LiveTable there) {
            List<Change.AddColumn> added = new ArrayList<>();
            List<Column<?, ?>> kept = new ArrayList<>();
            for (Column<?, ?> each : table.columns()) {
                LiveColumn column = there.column(each.name());
                if (column == null) {
                    added.add(added(table, each));
                } else {
                    kept.add(each);
                    tellNullability(table, each, column);
                }
            }
            if (dialect == Dialect.SQLITE && added.stream().anyMatch(Change.AddColumn::isBare)) {
                rebuild(table, there, kept, added);
                return;
            }
            changes.addAll(added);
            extra(table, there)
                    .forEach(each ->
                            gone(there.name() + "." + each.name(), new Change.DropColumn(there.name(), each.name())));
            for (TableIndex each : Schema.indexes(table)) {
                if (!has(there, each)) {
                    changes.add(new Change.AddIndex(table, each));
                }
            }
        }

        private static List<LiveColumn> extra(Table<?> table, LiveTable there) {
            return there.columns().stream()
                    .filter(each ->
                            table.columns().stream().noneMatch(own -> own.name().equalsIgnoreCase(each.name())))
                    .toList();
        }

        private void rebuild(Table<?> table, LiveTable there, List<Column<?, ?>> kept, List<Change.AddColumn> added) {
            List<LiveColumn> extra = extra(table, there);
            if (!extra.isEmpty() && !choices.drop()) {
                throw new GeneratorException("SQLite cannot add " + table.name() + "."
                        + added.get(0).column().name() + " without making the table anew, and "
                        + extra.get(0).name()
                        + ", which no entity has, would be lost. Add it to the entity, or let it go with --drop."
                        + " Nothing has been written.");
            }
            Map<Column<?, ?>, String> fills = new LinkedHashMap<>();
            for (Change.AddColumn each : added) {
                if (each.fill() != null) {
                    fills.put(each.column(), each.fill());
                }
            }
            changes.add(new Change.Rebuild(table, List.copyOf(kept), fills));
        }

        private static boolean has(LiveTable there, TableIndex index) {
            if (!index.isPlain()) {
                // What it is over, metadata does not tell: its name does.
                return there.indexes().stream().anyMatch(each -> each.name().equalsIgnoreCase(index.name()));
            }
            List<String> on = index.on().stream().map(Column::name).toList();
            return there.indexes().stream()
                    .anyMatch(each -> each.columns().equals(on) && (each.unique() || !index.unique()));
        }

        private void tellNullability(Table<?> table, Column<?, ?> column, LiveColumn there) {
            if (!column.spec().key() && column.spec().nullable() != there.nullable()) {
                remarks.add(table.name() + "." + column.name() + " is "
                        + (there.nullable()
                                ? "nullable in the database and not in the entity"
                                : "nullable in the entity and not in the database")
                        + "; it is left as it is.");
            }
        }

        private Change.AddColumn added(Table<?> table, Column<?, ?> column) {
            String name = table.name() + "." + column.name();
            if (column.spec().key()) {
                throw new GeneratorException(
                        name + " is part of the primary key and not in the database. A table's key is"
                                + " not changed by a generated migration; write that one by hand.");
            }
            boolean assumeEmpty = choices.assumeEmpty().contains(table.name());
            String fill = choices.fills().get(name);
            if (fill == null && column instanceof ForeignKeyColumn<?, ?, ?>) {
                fill = column.spec().sqlDefault();
            }
            if (!column.spec().nullable() && column.spec().sqlDefault() == null && fill == null && !assumeEmpty) {
                throw new GeneratorException(
                        name + " is never null and has no default: adding it fails on a table that has"
                                + " rows. Make the accessor @Nullable, or give a value for the rows there are with --default "
                                + name + "=VALUE. (--assume-empty " + table.name()
                                + " if it has none.) Nothing has been written.");
            }
            return new Change.AddColumn(table, column, column.spec().nullable() ? null : fill);
        }
    }
}
