package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.QueryException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What JDBC's metadata does not tell of a schema, from the tables in which each database keeps it. */
final class Catalog {
    private static final Pattern CHECK = Pattern.compile("(?i)\\bCHECK\\s*\\(");
    private static final Pattern OF_CONSTRAINT = Pattern.compile(".*_INDEX_\\w+");

    private final @Nullable Dialect dialect;
    private final Map<String, Map<String, String>> checks = new HashMap<>();
    private final Set<String> constraints = new HashSet<>();
    private final Map<String, IndexText> indexes = new HashMap<>();

    /** @param held what stands in its parentheses */
    record IndexText(String held, String where, @Nullable String definition) {
        static final IndexText UNTOLD = new IndexText("", "", null);
    }

    private Catalog(@Nullable Dialect dialect) {
        this.dialect = dialect;
    }

    static Catalog of(Connection connection) throws SQLException {
        Catalog catalog = new Catalog(dialect(connection));
        try (Statement statement = connection.createStatement()) {
            catalog.read(statement);
        }
        return catalog;
    }

    /** One that is not known tells nothing more. */
    private static @Nullable Dialect dialect(Connection connection) throws SQLException {
        try {
            return Dialect.of(connection.getMetaData());
        } catch (QueryException unknown) {
            return null;
        }
    }

    private void read(Statement statement) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            sqlite(statement);
        } else if (dialect == Dialect.POSTGRESQL) {
            postgres(statement);
        } else if (dialect == Dialect.MARIADB || dialect == Dialect.MYSQL) {
            maria(statement);
        }
    }

    private void sqlite(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")) {
            while (rows.next()) {
                String sql = rows.getString(3);
                if (rows.getString(1).equals("index")) {
                    indexes.put(rows.getString(2), indexText(sql));
                } else {
                    checks.put(rows.getString(2), checksIn(sql));
                }
            }
        }
    }

    private static IndexText indexText(String sql) {
        int open = sql.indexOf('(', sql.toUpperCase(Locale.ROOT).indexOf(" ON "));
        int end = closing(sql, open);
        String rest = sql.substring(end + 1).strip();
        boolean some = rest.toUpperCase(Locale.ROOT).startsWith("WHERE ");
        return new IndexText(sql.substring(open + 1, end), some ? rest.substring(6) : "", sql);
    }

    private static Map<String, String> checksIn(String sql) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher each = CHECK.matcher(sql);
        while (each.find()) {
            all.put("check " + (all.size() + 1), sql.substring(each.end(), closing(sql, each.end() - 1)));
        }
        return all;
    }

    /** Where the parenthesis at {@code open} closes, those within quotes aside. */
    private static int closing(String sql, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < sql.length(); i++) {
            char each = sql.charAt(i);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '\'' || each == '"' || each == '`') {
                quote = each;
            } else if (each == '(') {
                depth++;
            } else if (each == ')' && --depth == 0) {
                return i;
            }
        }
        return sql.length() - 1;
    }

    private void postgres(Statement statement) throws SQLException {
        String of = " FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
                + " WHERE t.relnamespace = current_schema()::regnamespace AND c.contype ";
        try (ResultSet rows =
                statement.executeQuery("SELECT t.relname, c.conname, pg_get_constraintdef(c.oid)" + of + "= 'c'")) {
            addChecks(rows);
        }
        try (ResultSet rows = statement.executeQuery("SELECT t.relname, c.conname" + of + "IN ('u', 'x')")) {
            while (rows.next()) {
                constraints.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
    }

    private void maria(Statement statement) throws SQLException {
        String sql = dialect == Dialect.MARIADB
                ? "SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints"
                        + " WHERE constraint_schema = DATABASE()"
                : "SELECT t.table_name, c.constraint_name, c.check_clause FROM information_schema.check_constraints c"
                        + " JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema"
                        + " AND t.constraint_name = c.constraint_name WHERE c.constraint_schema = DATABASE()";
        try (ResultSet rows = statement.executeQuery(sql)) {
            addChecks(rows);
        }
        if (dialect == Dialect.MYSQL) {
            expressions(statement);
        }
    }

    private void expressions(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT index_name, expression FROM information_schema.statistics"
                + " WHERE table_schema = DATABASE() AND expression IS NOT NULL")) {
            while (rows.next()) {
                indexes.put(rows.getString(1), new IndexText(rows.getString(2), "", null));
            }
        }
    }

    private void addChecks(ResultSet rows) throws SQLException {
        while (rows.next()) {
            String text = CHECK.matcher(rows.getString(3)).replaceFirst("(");
            checks.computeIfAbsent(rows.getString(1), t -> new LinkedHashMap<>())
                    .put(rows.getString(2), text);
        }
    }

    Map<String, String> checks(String table) {
        return checks.getOrDefault(table, Map.of());
    }

    IndexText index(String name) {
        return indexes.getOrDefault(name, IndexText.UNTOLD);
    }

    /** H2 and SQLite say so by the index's name. */
    boolean isOfConstraint(String table, String index) {
        return constraints.contains(table + "." + index)
                || dialect == Dialect.H2 && OF_CONSTRAINT.matcher(index).matches()
                || index.startsWith("sqlite_autoindex_");
    }

    /** Whether its driver tells RESTRICT from what was not said. */
    boolean tellsRestrict() {
        return dialect == Dialect.POSTGRESQL || dialect == Dialect.SQLITE;
    }

    /** SQLite's driver says it of every key. */
    boolean tellsDeferred() {
        return dialect == Dialect.POSTGRESQL;
    }
}
