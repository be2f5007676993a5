package dev.flycatcher.analyzer.detect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks a connection's metadata for a {@link Schema}. Reads the catalog alone, no table. */
public final class SchemaReader {
    private static final int MOST_TABLES = 2_000;

    private final DatabaseMetaData metaData;
    private final Connection connection;

    private SchemaReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.metaData = connection.getMetaData();
    }

    /**
     * The tables of the connection's own catalog and schema, at most 2,000.
     *
     * @throws SQLException when the driver does not answer
     */
    public static Schema read(Connection connection) throws SQLException {
        return new SchemaReader(connection).tables(null);
    }

    /**
     * Those of its tables that have one of these names, in any case.
     *
     * @throws SQLException when the driver does not answer
     */
    public static Schema read(Connection connection, Collection<String> names) throws SQLException {
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(names);
        return new SchemaReader(connection).tables(wanted);
    }

    private Schema tables(@Nullable Set<String> wanted) throws SQLException {
        Map<String, Schema.Table> tables = new HashMap<>();
        List<String> names = new ArrayList<>();
        try (ResultSet rows = metaData.getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next() && names.size() < MOST_TABLES) {
                String name = rows.getString("TABLE_NAME");
                if (wanted == null || wanted.contains(name)) {
                    names.add(name);
                }
            }
        }
        for (String name : names) {
            tables.put(name, table(name));
        }
        return new Schema(tables);
    }

    private Schema.Table table(String name) throws SQLException {
        List<List<String>> unique = new ArrayList<>();
        List<List<String>> indexes = new ArrayList<>();
        long rows = indexes(name, unique, indexes);
        List<String> primary = primary(name);
        if (!primary.isEmpty()) {
            unique.add(primary);
            indexes.add(primary);
        }
        return new Schema.Table(columns(name, primary), unique, indexes, foreignKeys(name), rows);
    }

    private Map<String, Schema.Column> columns(String table, List<String> primary) throws SQLException {
        Set<String> caseless = new Collations(connection).caseless(table);
        Map<String, Schema.Column> columns = new LinkedHashMap<>();
        try (ResultSet rows = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                if (!table.equals(rows.getString("TABLE_NAME"))) {
                    continue; // the name is a pattern, in which "_" stands for any character
                }
                String name = rows.getString("COLUMN_NAME");
                columns.put(
                        name,
                        new Schema.Column(
                                rows.getInt("DATA_TYPE"),
                                String.valueOf(rows.getString("TYPE_NAME")),
                                rows.getInt("COLUMN_SIZE"),
                                rows.getInt("DECIMAL_DIGITS"),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls && !primary.contains(name),
                                caseless.contains(name)));
            }
        }
        return columns;
    }

    private List<String> primary(String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = metaData.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    /** Adds indexes and keys; how many rows the statistics of the table or of its keys say there are, else -1. */
    private long indexes(String table, List<List<String>> unique, List<List<String>> indexes) throws SQLException {
        Map<String, List<String>> byName = new TreeMap<>();
        long size = -1;
        try (ResultSet rows =
                metaData.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
            while (rows.next()) {
                if (rows.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic) {
                    size = rows.getLong("CARDINALITY");
                } else if (rows.getString("COLUMN_NAME") != null) {
                    String kind = rows.getBoolean("NON_UNIQUE") ? "n " : "u ";
                    size = kind.startsWith("u") ? Math.max(size, rows.getLong("CARDINALITY")) : size;
                    byName.computeIfAbsent(kind + rows.getString("INDEX_NAME"), any -> new ArrayList<>())
                            .add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        byName.forEach((name, columns) -> {
            indexes.add(columns);
            if (name.startsWith("u ")) {
                unique.add(columns);
            }
        });
        return size;
    }

    private List<Schema.ForeignKey> foreignKeys(String table) throws SQLException {
        List<Schema.ForeignKey> keys = new ArrayList<>();
        try (ResultSet rows = metaData.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                if (keys.isEmpty() || rows.getInt("KEY_SEQ") == 1) {
                    keys.add(new Schema.ForeignKey(
                            new ArrayList<>(), rows.getString("PKTABLE_NAME"), new ArrayList<>()));
                }
                Schema.ForeignKey key = keys.get(keys.size() - 1);
                key.columns().add(rows.getString("FKCOLUMN_NAME"));
                key.referred().add(rows.getString("PKCOLUMN_NAME"));
            }
        }
        return keys;
    }
}
