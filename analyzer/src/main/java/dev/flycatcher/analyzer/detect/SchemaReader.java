package dev.flycatcher.analyzer.detect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        return new SchemaReader(connection).read();
    }

    private Schema read() throws SQLException {
        Map<String, Schema.Table> tables = new HashMap<>();
        List<String> names = new ArrayList<>();
        try (ResultSet rows = metaData.getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next() && names.size() < MOST_TABLES) {
                names.add(rows.getString("TABLE_NAME"));
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
        return new Schema.Table(columns(name), unique, indexes, references(name), rows);
    }

    private Map<String, Integer> columns(String table) throws SQLException {
        Map<String, Integer> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (ResultSet rows = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                columns.put(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"));
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

    private Map<String, Schema.Reference> references(String table) throws SQLException {
        Map<String, Schema.Reference> references = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (ResultSet rows = metaData.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                references.put(
                        rows.getString("FKCOLUMN_NAME"),
                        new Schema.Reference(rows.getString("PKTABLE_NAME"), rows.getString("PKCOLUMN_NAME")));
            }
        }
        return references;
    }
}
