package dev.flycatcher.analyzer.detect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns hold texts for equal that differ in case only. JDBC's metadata does not tell: each engine does in its own way. */
final class Collations {
    private static final String MARIADB = "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name = ? AND collation_name LIKE '%\\_ci'";
    private static final String H2 = "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = SCHEMA() AND table_name = ? AND data_type = 'VARCHAR_IGNORECASE'";
    private static final String POSTGRESQL = "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = CURRENT_SCHEMA() AND table_name = ? AND udt_name = 'citext'";
    private static final String SQLITE = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?";
    private static final Pattern NOCASE =
            Pattern.compile("[(,]\\s*[\"`\\[]?(\\w+)[^,]*?\\bcollate\\s+\"?nocase\\b", Pattern.CASE_INSENSITIVE);

    private final Connection connection;

    Collations(Connection connection) {
        this.connection = connection;
    }

    Set<String> caseless(String table) throws SQLException {
        Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        String product = connection.getMetaData().getDatabaseProductName();
        String asked = switch (product) {
            case "MariaDB", "MySQL" -> MARIADB;
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            case "SQLite" -> SQLITE;
            default -> "";
        };
        if (!asked.isEmpty()) {
            ask(asked, table, product.equals("SQLite"), columns);
        }
        return columns;
    }

    private void ask(String sql, String table, boolean definition, Set<String> columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String told = String.valueOf(rows.getString(1));
                    Matcher nocase = NOCASE.matcher(definition ? told : "");
                    while (nocase.find()) {
                        columns.add(nocase.group(1));
                    }
                    if (!definition) {
                        columns.add(told);
                    }
                }
            }
        }
    }
}
