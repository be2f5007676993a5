package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Table definitions as SQL in a dialect's words: what {@link Database#createTables} sends, to read or for a migration. */
public final class Schema {
    /** PostgreSQL cuts what is longer without a word; others allow a few more. */
    private static final int LONGEST_NAME = 63;

    private final Dialect dialect;
    private final String unlessThere;

    private Schema(Dialect dialect, String unlessThere) {
        this.dialect = dialect;
        this.unlessThere = unlessThere;
    }

    /** Definitions that fail where the table is there already, as a migration's should. */
    public static Schema in(Dialect dialect) {
        return new Schema(dialect, "");
    }

    /** Definitions that leave alone what is there already. */
    static Schema ofWhatIsMissing(Dialect dialect) {
        return new Schema(dialect, "IF NOT EXISTS ");
    }

    /** Those pointed at before those that point; in a circle, as they were given. */
    public static List<Table<?>> ordered(List<Table<?>> tables) {
        return TableOrder.of(tables);
    }

    /** The statements that define {@code table} and its indexes. */
    public List<String> definition(Table<?> table) {
        return definition(table, List.of());
    }

    /** @param later tables that are not there yet, whose keys are left out */
    List<String> definition(Table<?> table, List<Table<?>> later) {
        List<String> all = new ArrayList<>();
        TableCommands.sequences(List.of(table)).forEach(each -> all.add(each.create(dialect)));
        all.add(createTable(table, later));
        indexes(table).stream().filter(each -> !isInline(each)).forEach(each -> all.add(createIndex(table, each)));
        return all;
    }

    /** The indexes of {@code table}: those it declares, of unique columns, and one on each foreign key (FK-01). */
    public static List<TableIndex> indexes(Table<?> table) {
        List<TableIndex> all = new ArrayList<>();
        for (Column<?, ?> each : table.columns()) {
            boolean pointing =
                    each instanceof ForeignKeyColumn<?, ?, ?> && !each.spec().key();
            if (each.spec().unique() || each.spec().indexed() || pointing) {
                all.add(new TableIndex(each.spec().unique(), List.of(each)));
            }
        }
        all.addAll(table.indexes());
        return all;
    }

    private String createTable(Table<?> table, List<Table<?>> later) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(each -> parts.add(column(table, each)));
        if (table.primaryKey().size() > 1) {
            parts.add("PRIMARY KEY (" + names(table.primaryKey()) + ")");
        }
        indexes(table).stream().filter(this::isInline).forEach(each -> parts.add(inlineIndex(table, each)));
        table.foreignKeys().stream()
                .filter(each -> !later.contains(each.related()))
                .forEach(each -> parts.add(constraint(table, each)));
        return "CREATE TABLE " + unlessThere + dialect.quote(table.name()) + " (" + String.join(", ", parts) + ")";
    }

    /** The definition of {@code column} within its table's. */
    private String column(Table<?> table, Column<?, ?> column) {
        return column(table, column, column.spec().nullable());
    }

    /** The definition of {@code column} within its table's, as nullable or not. */
    public String column(Table<?> table, Column<?, ?> column, boolean nullable) {
        Spec<?> spec = column.spec();
        String text = dialect.quote(spec.name()) + " ";
        if (spec.sequence() != null) {
            return text + type(table, column) + " DEFAULT " + new Sequence(spec.sequence()).next(dialect)
                    + " PRIMARY KEY";
        }
        if (spec.generated()) {
            return text + dialect.autoIncrement(spec.type().kind());
        }
        Size size = size(column);
        text += type(table, column) + (nullable ? "" : " NOT NULL");
        text += spec.key() && table.primaryKey().size() == 1 ? " PRIMARY KEY" : "";
        text += spec.sqlDefault() == null ? "" : " DEFAULT " + dialect.defaultValue(spec.sqlDefault());
        String bound = size.isAny() ? "" : check(column, size);
        text += bound.isEmpty() ? "" : " CHECK (" + bound + ")";
        return text + (spec.check() == null ? "" : " CHECK (" + spec.check() + ")");
    }

    /** The type of {@code column} within its table's definition. */
    public String type(Table<?> table, Column<?, ?> column) {
        return column.spec().generated()
                ? dialect.typeName(column.spec().type().kind(), true)
                : dialect.typeName(column.spec().type().kind(), size(column), isHeld(table, column));
    }

    /** How much a CHECK lets {@code column} hold; 0 where its type bounds it, or nothing does. */
    public int bound(Column<?, ?> column) {
        Size size = size(column);
        boolean checked = !size.isAny() && !check(column, size).isEmpty();
        return checked ? size.most() : 0;
    }

    private String check(Column<?, ?> column, Size size) {
        return dialect.bound(column.spec().type().kind(), size, dialect.quote(column.name()));
    }

    /** A key is as large as what it points at. */
    private static Size size(Column<?, ?> column) {
        return column instanceof ForeignKeyColumn<?, ?, ?> key
                ? size(key.target())
                : column.spec().size();
    }

    /** Whether a key, an index or a foreign key holds the column. */
    private static boolean isHeld(Table<?> table, Column<?, ?> column) {
        return column.spec().key()
                || column instanceof ForeignKeyColumn<?, ?, ?>
                || indexes(table).stream().anyMatch(each -> each.on().contains(column));
    }

    /** The constraint of {@code key} within the definition of its table. */
    public String constraint(Table<?> table, ForeignKeyColumn<?, ?, ?> key) {
        return "CONSTRAINT " + dialect.quote(constraintName(table, key)) + " " + key(key);
    }

    /** The same without its name. */
    String key(ForeignKeyColumn<?, ?, ?> key) {
        return "FOREIGN KEY (" + dialect.quote(key.name()) + ") " + references(key);
    }

    /** The constraint's own name or, without one, {@code fk_<table>_<column>_refs_<target>} (FK-20). */
    public static String constraintName(Table<?> table, ForeignKeyColumn<?, ?, ?> key) {
        String own = key.reference().constraint();
        return own == null
                ? shortened("fk_" + table.name() + "_" + key.name() + "_refs_"
                        + key.related().name())
                : own;
    }

    /** What {@code key} points at, and what happens when that goes. */
    public String references(ForeignKeyColumn<?, ?, ?> key) {
        Reference<?, ?> reference = key.reference();
        if (reference.deferred()) {
            dialect.require(Feature.DEFERRED_KEY);
        }
        if (reference.onDelete() == Action.SET_DEFAULT || reference.onUpdate() == Action.SET_DEFAULT) {
            dialect.require(Feature.SET_DEFAULT);
        }
        String text = "REFERENCES " + dialect.quote(key.related().name()) + " ("
                + dialect.quote(key.target().name()) + ")";
        text += action(" ON DELETE ", reference.onDelete()) + action(" ON UPDATE ", reference.onUpdate());
        return text + (reference.deferred() ? " DEFERRABLE INITIALLY DEFERRED" : "");
    }

    private static String action(String when, Action action) {
        return action == Action.UNSET ? "" : when + action.sql();
    }

    private boolean isInline(TableIndex index) {
        return index.isPlain() && dialect.indexesInline(index.unique());
    }

    /** @throws QueryException if the database has no such index */
    public String createIndex(Table<?> table, TableIndex index) {
        if (!index.expression().isEmpty()) {
            dialect.require(Feature.EXPRESSION_INDEX);
        }
        if (!index.where().isEmpty()) {
            dialect.require(Feature.PARTIAL_INDEX);
        }
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + unlessThere + name(table, index) + " ON "
                + dialect.quote(table.name()) + " (" + held(index) + ")"
                + (index.where().isEmpty() ? "" : " WHERE " + index.where());
    }

    /** In parentheses of its own, as PostgreSQL wants an expression that is no call. */
    private String held(TableIndex index) {
        return index.expression().isEmpty() ? names(index.on()) : "(" + index.expression() + ")";
    }

    private String inlineIndex(Table<?> table, TableIndex index) {
        String name = name(table, index);
        return (index.unique() ? "CONSTRAINT " + name + " UNIQUE" : "INDEX " + name) + " (" + names(index.on()) + ")";
    }

    /** What an ALTER TABLE adds for {@code index}, where indexes are part of a table's definition. */
    public String addIndex(Table<?> table, TableIndex index) {
        return "ADD " + inlineIndex(table, index);
    }

    private String name(Table<?> table, TableIndex index) {
        String columns = index.on().stream().map(Column::name).collect(Collectors.joining("_"));
        return dialect.quote(shortened(index.name().isEmpty() ? table.name() + "_" + columns : index.name()));
    }

    /** A name too long for some database, cut, with a hash that keeps it apart from others cut alike. */
    static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        String hash = Integer.toHexString(name.hashCode());
        return name.substring(0, LONGEST_NAME - hash.length() - 1) + "_" + hash;
    }

    private String names(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(each -> dialect.quote(each.name())).collect(Collectors.joining(", "));
    }
}
