package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.TableIndex;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.generator.LiveSchema.LiveColumn;
import dev.flycatcher.orm.generator.LiveSchema.LiveIndex;
import dev.flycatcher.orm.generator.LiveSchema.LiveKey;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must change in one table. */
final class TableDifference {
    private final Dialect dialect;
    private final Table<?> table;
    private final LiveTable there;
    private final Difference.Choices choices;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    /** What no entity has, and goes only if it may. */
    private final List<String> lost = new ArrayList<>();

    private final List<LiveIndex> known = new ArrayList<>();

    /** @throws GeneratorException where a change would fail on rows */
    TableDifference(Dialect dialect, Table<?> table, LiveTable there, Difference.Choices choices) {
        this.dialect = dialect;
        this.table = table;
        this.there = there;
        this.choices = choices;
        if (there.view()) {
            compareView();
            return;
        }
        primaryKey();
        columns();
        keys();
        indexes();
        extras();
    }

    List<String> remarks() {
        return remarks;
    }

    /** One after another or, where the database cannot alter the table so, as the table made anew. */
    List<Change> changes() {
        TableRebuild rebuild = new TableRebuild(table, there, changes);
        return dialect == Dialect.SQLITE && rebuild.isNeeded()
                ? List.of(rebuild.change(lost, choices.drop()))
                : changes;
    }

    private void compareView() {
        for (Column<?, ?> each : table.columns()) {
            if (there.column(each.name()) == null) {
                remarks.add(table.name() + " is a view, and has no column " + each.name() + ".");
            }
        }
    }

    private void primaryKey() {
        List<String> own = table.primaryKey().stream().map(Column::name).toList();
        if (same(own, there.primaryKey())) {
            return;
        }
        for (Column<?, ?> each : table.primaryKey()) {
            if (there.column(each.name()) == null) {
                throw new GeneratorException(table.name() + "." + each.name()
                        + " is part of the primary key and not in the database. A column that comes with the key has no"
                        + " value for the rows there are; write that migration by hand.");
            }
        }
        Change.ReplacePrimaryKey change = new Change.ReplacePrimaryKey(table, there.key());
        if (!choices.assumeEmpty().contains(table.name())) {
            throw new GeneratorException(change.says() + ": rows that are equal in it, or NULL, would fail. Make the"
                    + " entity's @Id the columns " + there.primaryKey()
                    + ", or answer for the rows with --assume-empty "
                    + table.name() + ". Nothing has been written.");
        }
        changes.add(change);
    }

    private void columns() {
        ColumnDifference columns = new ColumnDifference(dialect, table, there, choices);
        for (Column<?, ?> each : table.columns()) {
            LiveColumn column = there.column(each.name());
            Change change = column == null ? columns.added(each) : columns.altered(each, column);
            if (change != null) {
                changes.add(change);
            }
        }
        remarks.addAll(columns.remarks());
    }

    private void keys() {
        for (ForeignKeyColumn<?, ?, ?> each : table.foreignKeys()) {
            LiveKey key = keyOf(each.name());
            if (key == null && there.column(each.name()) != null) {
                changes.add(new Change.AddKey(table, each, "is no foreign key in the database"));
            } else if (key != null && !says(key).equals(says(each))) {
                changes.add(new Change.DropKey(there.name(), String.valueOf(key.name())));
                changes.add(new Change.AddKey(
                        table,
                        each,
                        "points at " + says(key) + " in the database and at " + says(each) + " in the entity"));
            }
        }
    }

    private @Nullable LiveKey keyOf(String column) {
        return there.keys().stream()
                .filter(each -> same(each.columns(), List.of(column)))
                .findFirst()
                .orElse(null);
    }

    private String says(LiveKey key) {
        return says(key.target(), key.targetColumns().get(0), key.onDelete(), key.onUpdate(), key.deferred());
    }

    private String says(ForeignKeyColumn<?, ?, ?> key) {
        boolean deferred = key.reference().deferred() && dialect == Dialect.POSTGRESQL;
        return says(
                key.related().name(),
                key.target().name(),
                key.reference().onDelete(),
                key.reference().onUpdate(),
                deferred);
    }

    private String says(String target, String column, Action onDelete, Action onUpdate, boolean deferred) {
        return target.toLowerCase(java.util.Locale.ROOT) + " (" + column.toLowerCase(java.util.Locale.ROOT) + ")"
                + says(" on delete ", onDelete) + says(" on update ", onUpdate) + (deferred ? " deferred" : "");
    }

    /** NO ACTION is what is done where nothing is said; RESTRICT is, where the database makes no difference. */
    private String says(String when, Action action) {
        boolean differs = dialect == Dialect.POSTGRESQL || dialect == Dialect.SQLITE;
        boolean unsaid = action == Action.UNSET || action == Action.NO_ACTION || action == Action.RESTRICT && !differs;
        return unsaid ? "" : when + action.sql();
    }

    private void indexes() {
        for (TableIndex each : Schema.indexes(table)) {
            LiveIndex index = each.isPlain() ? over(each) : named(each);
            if (index != null) {
                known.add(index);
            }
            if (index == null || !same(each, index)) {
                changes.add(new Change.AddIndex(table, each, index));
            }
        }
    }

    /** Over the same columns, as unique if there are several. */
    private @Nullable LiveIndex over(TableIndex index) {
        List<String> on = index.on().stream().map(Column::name).toList();
        List<LiveIndex> all = there.indexes().stream()
                .filter(each -> same(each.columns(), on) && !isOfPrimaryKey(each))
                .toList();
        LiveIndex best = all.stream()
                .filter(each -> each.unique() == index.unique())
                .findFirst()
                .orElse(null);
        return best != null
                ? best
                : all.stream().filter(each -> !isOfForeignKey(each)).findFirst().orElse(null);
    }

    /** Which goes with the key alone, and is in nobody's way. */
    private static boolean isOfForeignKey(LiveIndex index) {
        return index.constraint() && !index.unique();
    }

    private boolean isOfPrimaryKey(LiveIndex index) {
        return index.unique() && same(index.columns(), there.primaryKey());
    }

    private @Nullable LiveIndex named(TableIndex index) {
        return there.indexes().stream()
                .filter(each -> each.name().equalsIgnoreCase(index.name()))
                .findFirst()
                .orElse(null);
    }

    private static boolean same(TableIndex index, LiveIndex there) {
        if (index.isPlain() || index.unique() != there.unique()) {
            return index.unique() == there.unique();
        }
        String held = index.expression().isEmpty()
                ? String.join(", ", index.on().stream().map(Column::name).toList())
                : index.expression();
        boolean told = !there.held().isBlank();
        return !told || SqlText.same(held, there.held()) && SqlText.same(index.where(), there.where());
    }

    private void extras() {
        for (LiveKey each : there.keys()) {
            boolean own = each.columns().size() == 1
                    && table.foreignKeys().stream().anyMatch(key -> same(each.columns(), List.of(key.name())));
            if (!own) {
                gone(
                        "the foreign key " + each.columns() + " of " + there.name(),
                        new Change.DropKey(there.name(), String.valueOf(each.name())));
            }
        }
        for (LiveIndex each : there.indexes()) {
            if (!known.contains(each) && !isOfPrimaryKey(each) && !isOfKey(each)) {
                gone("the index " + each.name() + " of " + there.name(), new Change.DropIndex(there.name(), each));
            }
        }
        for (LiveColumn each : there.columns()) {
            if (table.columns().stream().noneMatch(own -> own.name().equalsIgnoreCase(each.name()))) {
                gone(there.name() + "." + each.name(), new Change.DropColumn(there.name(), each.name()));
            }
        }
    }

    /** Some databases make one for each foreign key. */
    private boolean isOfKey(LiveIndex index) {
        return there.keys().stream().anyMatch(each -> same(each.columns(), index.columns()));
    }

    private void gone(String what, Change drop) {
        if (choices.drop()) {
            changes.add(drop);
            return;
        }
        remarks.add(Difference.left(what));
        boolean madeAgain =
                drop instanceof Change.DropIndex index && index.index().definition() != null;
        if (!madeAgain) {
            lost.add(what);
        }
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.size() == other.size() && String.join("\n", one).equalsIgnoreCase(String.join("\n", other));
    }
}
