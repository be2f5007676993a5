package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.generator.LiveSchema.LiveColumn;
import dev.flycatcher.orm.generator.LiveSchema.LiveIndex;
import dev.flycatcher.orm.generator.LiveSchema.LiveKey;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.generator.LiveSchema.PrimaryKey;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one table of a live schema: what JDBC tells, and {@link Catalog} the rest. */
final class SchemaReader {
    private static final String FLYWAY = "flyway_schema_history";

    private final DatabaseMetaData metaData;
    private final @Nullable String catalog;
    private final @Nullable String schema;
    private final Catalog own;
    private final String table;

    private SchemaReader(Connection connection, Catalog own, String table) throws SQLException {
        this.metaData = connection.getMetaData();
        this.catalog = connection.getCatalog();
        this.schema = connection.getSchema();
        this.own = own;
        this.table = table;
    }

    static LiveSchema read(Connection connection) throws SQLException {
        Catalog own = Catalog.of(connection);
        List<LiveTable> tables = new ArrayList<>();
        for (Map.Entry<String, Boolean> each : names(connection).entrySet()) {
            tables.add(new SchemaReader(connection, own, each.getKey()).read(each.getValue()));
        }
        return new LiveSchema(List.copyOf(tables));
    }

    /** Whether each is a view, by name. */
    private static Map<String, Boolean> names(Connection connection) throws SQLException {
        Map<String, Boolean> names = new TreeMap<>();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                    "TABLE", "BASE TABLE", "VIEW", "PARTITIONED TABLE"
                })) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!name.toLowerCase(Locale.ROOT).startsWith("sqlite_") && !name.equalsIgnoreCase(FLYWAY)) {
                    names.put(name, "VIEW".equals(rows.getString("TABLE_TYPE")));
                }
            }
        }
        return names;
    }

    private LiveTable read(boolean view) throws SQLException {
        List<LiveColumn> columns = columns();
        return view
                ? new LiveTable(table, true, columns, new PrimaryKey(null, List.of()), List.of(), List.of(), Map.of())
                : new LiveTable(table, false, columns, primaryKey(), indexes(columns), keys(), own.checks(table));
    }

    private List<LiveColumn> columns() throws SQLException {
        List<LiveColumn> columns = new ArrayList<>();
        try (ResultSet rows = metaData.getColumns(catalog, schema, escaped(table), "%")) {
            while (rows.next()) {
                if (!rows.getString("TABLE_NAME").equals(table)) {
                    continue;
                }
                // Some drivers stream: the columns are read in the order the specification lists them.
                String name = rows.getString("COLUMN_NAME");
                int type = rows.getInt("DATA_TYPE");
                String typeName = String.valueOf(rows.getString("TYPE_NAME"));
                int size = rows.getInt("COLUMN_SIZE");
                int scale = rows.getInt("DECIMAL_DIGITS");
                boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                String sqlDefault = rows.getString("COLUMN_DEF");
                boolean counted = "YES".equals(rows.getString("IS_AUTOINCREMENT"));
                columns.add(new LiveColumn(name, type, typeName, size, scale, nullable, sqlDefault, counted));
            }
        }
        return List.copyOf(columns);
    }

    private String escaped(String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return escape == null || escape.isEmpty()
                ? name
                : name.replace("_", escape + "_").replace("%", escape + "%");
    }

    private PrimaryKey primaryKey() throws SQLException {
        Map<Short, String> parts = new TreeMap<>();
        String name = null;
        try (ResultSet rows = metaData.getPrimaryKeys(catalog, schema, table)) {
            while (rows.next()) {
                parts.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
                name = rows.getString("PK_NAME");
            }
        }
        return new PrimaryKey(name, List.copyOf(parts.values()));
    }

    private List<LiveIndex> indexes(List<LiveColumn> columns) throws SQLException {
        Map<String, IndexParts> parts = new TreeMap<>();
        try (ResultSet rows = metaData.getIndexInfo(catalog, schema, table, false, true)) {
            while (rows.next()) {
                boolean unique = !rows.getBoolean("NON_UNIQUE");
                String name = rows.getString("INDEX_NAME");
                short at = rows.getShort("ORDINAL_POSITION");
                String column = rows.getString("COLUMN_NAME");
                String where = rows.getString("FILTER_CONDITION");
                if (name != null) {
                    parts.computeIfAbsent(name, n -> new IndexParts(n, unique, where, new TreeMap<>()))
                            .held()
                            .put(at, column == null ? "" : unquoted(column));
                }
            }
        }
        return parts.values().stream().map(each -> index(each, columns)).toList();
    }

    private record IndexParts(
            String name, boolean unique, @Nullable String where, Map<Short, String> held) {}

    private LiveIndex index(IndexParts parts, List<LiveColumn> columns) {
        Catalog.IndexText text = own.index(parts.name());
        List<String> held = List.copyOf(parts.held().values());
        boolean plain = columns.stream().map(LiveColumn::name).toList().containsAll(held);
        String where = parts.where() != null ? parts.where() : text.where();
        return new LiveIndex(
                parts.name(),
                parts.unique(),
                plain && where.isEmpty() ? held : List.of(),
                own.isOfConstraint(table, parts.name()),
                plain || text.held().isEmpty() ? String.join(", ", held) : text.held(),
                where,
                text.definition());
    }

    private static String unquoted(String column) {
        return column.length() > 1 && column.startsWith("\"") && column.endsWith("\"")
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
    }

    private List<LiveKey> keys() throws SQLException {
        Collection<KeyParts> keys = new ArrayList<>();
        KeyParts open = null;
        try (ResultSet rows = metaData.getImportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                // A key's columns come one after another, counted from 1.
                if (open == null || rows.getShort("KEY_SEQ") == 1) {
                    open = new KeyParts(
                            rows.getString("FK_NAME"),
                            rows.getString("PKTABLE_NAME"),
                            action(rows.getShort("DELETE_RULE")),
                            action(rows.getShort("UPDATE_RULE")),
                            own.tellsDeferred()
                                    && rows.getShort("DEFERRABILITY") == DatabaseMetaData.importedKeyInitiallyDeferred,
                            new LinkedHashMap<>());
                    keys.add(open);
                }
                open.columns().put(rows.getString("FKCOLUMN_NAME"), rows.getString("PKCOLUMN_NAME"));
            }
        }
        return keys.stream().map(KeyParts::key).toList();
    }

    private Action action(short rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> Action.CASCADE;
            case DatabaseMetaData.importedKeySetNull -> Action.SET_NULL;
            case DatabaseMetaData.importedKeySetDefault -> Action.SET_DEFAULT;
            // Many engines' word for what was not said.
            case DatabaseMetaData.importedKeyRestrict -> own.tellsRestrict() ? Action.RESTRICT : Action.UNSET;
            default -> Action.UNSET;
        };
    }

    private record KeyParts(
            @Nullable String name,
            String target,
            Action onDelete,
            Action onUpdate,
            boolean deferred,
            Map<String, String> columns) {
        LiveKey key() {
            return new LiveKey(
                    name,
                    List.copyOf(columns.keySet()),
                    target,
                    List.copyOf(columns.values()),
                    onDelete,
                    onUpdate,
                    deferred);
        }
    }
}
