package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.generator.Change.AlterColumn;
import dev.flycatcher.orm.generator.Change.Aspect;
import dev.flycatcher.orm.sql.Dialect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A changed column as the statements of one dialect. */
final class ColumnSql {
    private final Dialect dialect;
    private final AlterColumn change;
    private final Column<?, ?> column;
    private final Schema schema;
    private final String definition;
    /** Where a column is defined anew whole, each aspect has the same statement. */
    private final Set<String> statements = new LinkedHashSet<>();

    ColumnSql(Dialect dialect, AlterColumn change) {
        this.dialect = dialect;
        this.change = change;
        this.column = change.column();
        this.schema = Schema.in(dialect);
        this.definition =
                schema.column(change.table(), column, column.spec().nullable()).replaceFirst(" PRIMARY KEY", "");
    }

    List<String> statements() {
        if (change.aspects().contains(Aspect.TYPE)) {
            type();
        } else if (change.fill() != null) {
            update(" WHERE " + name() + " IS NULL");
        }
        if (change.aspects().contains(Aspect.DEFAULT)) {
            sqlDefault(String.valueOf(
                    column.spec().sqlDefault() == null ? "" : column.spec().sqlDefault()));
        }
        if (change.aspects().contains(Aspect.NULLABILITY)) {
            alter(
                    column.spec().nullable()
                            ? dialect.nullable(column.name(), definition)
                            : dialect.notNull(column.name(), definition));
        }
        return List.copyOf(statements);
    }

    private String name() {
        return dialect.quote(column.name());
    }

    private String table() {
        return dialect.quote(change.table().name());
    }

    private void alter(String what) {
        statements.add("ALTER TABLE " + table() + " " + what);
    }

    private void update(String where) {
        statements.add("UPDATE " + table() + " SET " + name() + " = " + change.fill() + where);
    }

    /** A default of the old type would stand in the way, so it goes first and comes again. */
    private void type() {
        boolean converts = dialect == Dialect.POSTGRESQL;
        if (change.fill() != null && !converts) {
            update("");
        }
        if (change.dropCheck() != null && converts) {
            alter("DROP CONSTRAINT " + dialect.quote(change.dropCheck()));
        }
        if (converts) {
            sqlDefault("");
        }
        String value = converts && change.fill() != null ? change.fill() : name();
        alter(dialect.retype(column.name(), schema.type(change.table(), column), value, definition));
        if (converts && column.spec().sqlDefault() != null) {
            sqlDefault(column.spec().sqlDefault());
        }
        if (converts && schema.bound(column) > 0) {
            alter("ADD CHECK ("
                    + dialect.bound(column.spec().type().kind(), column.spec().size(), name()) + ")");
        }
    }

    private void sqlDefault(String sql) {
        alter(dialect.redefault(column.name(), sql, definition));
    }
}
