package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.generator.LiveSchema.LiveIndex;
import dev.flycatcher.orm.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes as the statements of one dialect. */
final class MigrationSql {
    private final Dialect dialect;
    private final Schema schema;
    private final List<String> statements = new ArrayList<>();
    private boolean rebuilds;

    MigrationSql(Dialect dialect) {
        this.dialect = dialect;
        this.schema = Schema.in(dialect);
    }

    static Migration of(Dialect dialect, List<Change> changes) {
        MigrationSql sql = new MigrationSql(dialect);
        changes.forEach(sql::add);
        return sql.migration();
    }

    private Migration migration() {
        if (!rebuilds) {
            return new Migration(List.copyOf(statements), true);
        }
        // Dropping the old table would empty those that cascade from it (MG-05), and the switch does nothing within a
        // transaction: so the script begins and ends its own, in words that Flyway takes for no block.
        List<String> all = new ArrayList<>();
        all.add("PRAGMA foreign_keys = OFF");
        all.add("SAVEPOINT \"rebuild\"");
        all.addAll(statements);
        all.add("RELEASE \"rebuild\"");
        all.add("PRAGMA foreign_keys = ON");
        return new Migration(List.copyOf(all), false);
    }

    private void add(Change change) {
        if (change instanceof Change.CreateTable create) {
            statements.addAll(schema.definition(create.table()));
        } else if (change instanceof Change.AddColumn added) {
            addColumn(added);
        } else if (change instanceof Change.Rebuild rebuild) {
            rebuild(rebuild);
        } else if (change instanceof Change.AlterColumn altered) {
            statements.addAll(new ColumnSql(dialect, altered).statements());
        } else if (change instanceof Change.ReplacePrimaryKey key) {
            statements.add(
                    alter(key.table().name()) + dialect.dropPrimaryKey(key.old().name()));
            statements.add(alter(key.table().name()) + "ADD PRIMARY KEY ("
                    + names(key.table().primaryKey()) + ")");
        } else if (change instanceof Change.AddKey added) {
            statements.add(alter(added.table().name()) + "ADD " + schema.constraint(added.table(), added.key()));
        } else if (change instanceof Change.DropKey dropped) {
            statements.add(dialect.dropConstraint(dropped.table(), dropped.name()));
        } else if (change instanceof Change.AddIndex added) {
            index(added);
        } else if (change instanceof Change.DropIndex dropped) {
            statements.add(dialect.dropIndex(
                    dropped.table(), dropped.index().name(), dropped.index().constraint()));
        } else if (change instanceof Change.DropColumn dropped) {
            statements.add(alter(dropped.table()) + "DROP COLUMN " + dialect.quote(dropped.column()));
        } else if (change instanceof Change.DropTable dropped) {
            statements.add("DROP TABLE " + dialect.quote(dropped.table()));
        }
    }

    /** In one statement where a foreign key may need one of the two at any time. */
    private void index(Change.AddIndex added) {
        LiveIndex old = added.instead();
        boolean atOnce =
                old != null && dialect.indexesInline(false) && added.index().isPlain();
        if (atOnce) {
            statements.add(dialect.dropIndex(added.table().name(), old.name(), old.constraint()) + ", "
                    + schema.addIndex(added.table(), added.index()));
            return;
        }
        if (old != null) {
            statements.add(dialect.dropIndex(added.table().name(), old.name(), old.constraint()));
        }
        statements.add(schema.createIndex(added.table(), added.index()));
    }

    private String alter(String table) {
        return "ALTER TABLE " + dialect.quote(table) + " ";
    }

    private void addColumn(Change.AddColumn added) {
        Column<?, ?> column = added.column();
        boolean filled = added.fill() != null;
        boolean inline = isKey(column) && dialect.inlineReferences();
        statements.add(alter(added.table().name()) + "ADD COLUMN "
                + schema.column(added.table(), column, filled || column.spec().nullable())
                + (inline ? " " + schema.references(key(column)) : ""));
        if (filled) {
            fill(added.table(), column, String.valueOf(added.fill()));
        }
        if (isKey(column) && !inline) {
            statements.add(alter(added.table().name()) + "ADD " + schema.constraint(added.table(), key(column)));
        }
    }

    private void fill(Table<?> table, Column<?, ?> column, String value) {
        statements.add(
                "UPDATE " + dialect.quote(table.name()) + " SET " + dialect.quote(column.name()) + " = " + value);
        statements.add(alter(table.name()) + dialect.notNull(column.name(), schema.column(table, column, false)));
    }

    private static boolean isKey(Column<?, ?> column) {
        return column instanceof ForeignKeyColumn<?, ?, ?>;
    }

    private static ForeignKeyColumn<?, ?, ?> key(Column<?, ?> column) {
        return (ForeignKeyColumn<?, ?, ?>) column;
    }

    private void rebuild(Change.Rebuild change) {
        rebuilds = true;
        String old = dialect.quote(change.table().name());
        String made = dialect.quote(change.table().name() + "__new");
        List<String> definition = schema.definition(change.table());
        List<Column<?, ?>> filled = Stream.concat(change.kept().stream(), change.fills().keySet().stream())
                .toList();
        String values = Stream.concat(
                        change.kept().stream().map(each -> dialect.quote(each.name())),
                        change.fills().values().stream())
                .collect(Collectors.joining(", "));
        statements.add("CREATE TABLE " + made + definition.get(0).substring(("CREATE TABLE " + old).length()));
        statements.add("INSERT INTO " + made + " (" + names(filled) + ") SELECT " + values + " FROM " + old);
        statements.add("DROP TABLE " + old);
        statements.add("ALTER TABLE " + made + " RENAME TO " + old);
        statements.addAll(definition.subList(1, definition.size()));
        statements.addAll(change.indexes());
    }

    private String names(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(each -> dialect.quote(each.name())).collect(Collectors.joining(", "));
    }
}
