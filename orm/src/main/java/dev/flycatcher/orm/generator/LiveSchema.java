package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.annotation.Action;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables and views of a database's current schema, as its driver's metadata tells them. */
record LiveSchema(List<LiveTable> tables) {
    private static final String FLYWAY = "flyway_schema_history";

    /** @param primaryKey its columns' names in key order; empty if there is none */
    record LiveTable(
            String name,
            boolean view,
            List<LiveColumn> columns,
            List<String> primaryKey,
            List<LiveIndex> indexes,
            List<LiveKey> keys) {
        @Nullable
        LiveColumn column(String wanted) {
            return columns.stream()
                    .filter(each -> each.name().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElse(null);
        }

        boolean isUnique(String column) {
            return primaryKey.equals(List.of(column))
                    || indexes.stream()
                            .anyMatch(each -> each.unique() && each.columns().equals(List.of(column)));
        }
    }

    /**
     * @param jdbcType one of {@link java.sql.Types}
     * @param size as the driver tells it, which of an unbounded type is a number of its own
     * @param scale digits after the point
     */
    record LiveColumn(
            String name,
            int jdbcType,
            String typeName,
            int size,
            int scale,
            boolean nullable,
            @Nullable String sqlDefault,
            boolean counted) {}

    /** @param columns of what is over an expression, or over some of the rows, none: drivers tell of neither */
    record LiveIndex(String name, boolean unique, List<String> columns) {}

    /** A foreign key; of several columns if the lists are longer than one. */
    record LiveKey(List<String> columns, String target, List<String> targetColumns, Action onDelete, Action onUpdate) {}

    @Nullable
    LiveTable table(String wanted) {
        return tables.stream()
                .filter(each -> each.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    static LiveSchema read(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        List<LiveTable> tables = new ArrayList<>();
        for (Map.Entry<String, Boolean> each : names(metaData, catalog, schema).entrySet()) {
            tables.add(new Reader(metaData, catalog, schema, each.getKey()).read(each.getValue()));
        }
        return new LiveSchema(List.copyOf(tables));
    }

    /** Whether each is a view, by name. */
    private static Map<String, Boolean> names(
            DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema) throws SQLException {
        Map<String, Boolean> names = new TreeMap<>();
        try (ResultSet rows = metaData.getTables(
                catalog, schema, "%", new String[] {"TABLE", "BASE TABLE", "VIEW", "PARTITIONED TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!name.toLowerCase(Locale.ROOT).startsWith("sqlite_") && !name.equalsIgnoreCase(FLYWAY)) {
                    names.put(name, "VIEW".equals(rows.getString("TABLE_TYPE")));
                }
            }
        }
        return names;
    }

    /** Reads one table. */
    private record Reader(
            DatabaseMetaData metaData,
            @Nullable String catalog,
            @Nullable String schema,
            String table) {
        LiveTable read(boolean view) throws SQLException {
            List<String> primaryKey = view ? List.of() : primaryKey();
            return new LiveTable(
                    table, view, columns(), primaryKey, view ? List.of() : indexes(), view ? List.of() : keys());
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

        private List<String> primaryKey() throws SQLException {
            Map<Short, String> parts = new TreeMap<>();
            try (ResultSet rows = metaData.getPrimaryKeys(catalog, schema, table)) {
                while (rows.next()) {
                    parts.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
                }
            }
            return List.copyOf(parts.values());
        }

        private List<LiveIndex> indexes() throws SQLException {
            Map<String, Map<Short, String>> columns = new TreeMap<>();
            Map<String, Boolean> unique = new TreeMap<>();
            Set<String> special = new HashSet<>();
            try (ResultSet rows = metaData.getIndexInfo(catalog, schema, table, false, true)) {
                while (rows.next()) {
                    String name = rows.getString("INDEX_NAME");
                    String column = rows.getString("COLUMN_NAME");
                    boolean partial = rows.getString("FILTER_CONDITION") != null;
                    if (name != null) {
                        columns.computeIfAbsent(name, n -> new TreeMap<>())
                                .put(rows.getShort("ORDINAL_POSITION"), column == null ? "" : unquoted(column));
                        unique.put(name, !rows.getBoolean("NON_UNIQUE"));
                    }
                    if (name != null && (column == null || partial)) {
                        special.add(name);
                    }
                }
            }
            special.forEach(each -> columns.put(each, new TreeMap<>()));
            List<LiveIndex> indexes = new ArrayList<>();
            columns.forEach((name, on) ->
                    indexes.add(new LiveIndex(name, Boolean.TRUE.equals(unique.get(name)), List.copyOf(on.values()))));
            return List.copyOf(indexes);
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
                                rows.getString("PKTABLE_NAME"),
                                action(rows.getShort("DELETE_RULE")),
                                action(rows.getShort("UPDATE_RULE")),
                                new LinkedHashMap<>());
                        keys.add(open);
                    }
                    open.columns().put(rows.getString("FKCOLUMN_NAME"), rows.getString("PKCOLUMN_NAME"));
                }
            }
            return keys.stream().map(KeyParts::key).toList();
        }

        private static Action action(short rule) {
            return switch (rule) {
                case DatabaseMetaData.importedKeyCascade -> Action.CASCADE;
                case DatabaseMetaData.importedKeySetNull -> Action.SET_NULL;
                case DatabaseMetaData.importedKeySetDefault -> Action.SET_DEFAULT;
                // RESTRICT is many engines' word for what was not said: it says nothing.
                default -> Action.UNSET;
            };
        }
    }

    private record KeyParts(String target, Action onDelete, Action onUpdate, Map<String, String> columns) {
        LiveKey key() {
            return new LiveKey(
                    List.copyOf(columns.keySet()), target, List.copyOf(columns.values()), onDelete, onUpdate);
        }
    }
}
