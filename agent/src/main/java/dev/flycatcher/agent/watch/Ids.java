package dev.flycatcher.agent.watch;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the database's own ids start: a thousand apart, so that equal small ids of two tables are no chance match. */
final class Ids {
    private static final long STEP = 1_000;

    private final Connection connection;
    private final String engine;
    private final String quote;
    private int spread;

    /**
     * Something that counts.
     *
     * @param name of the table or the sequence
     * @param column of the table, null for a sequence
     * @param reached the highest it gave
     */
    private record Counter(String name, @Nullable String column, long reached) {}

    private Ids(Connection connection) throws SQLException {
        this.connection = connection;
        this.engine = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        this.quote = connection.getMetaData().getIdentifierQuoteString().strip();
    }

    static int spread(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Ids ids = new Ids(connection);
            for (Counter counter : ids.counters()) {
                ids.restart(counter, (ids.spread + 1) * STEP);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return ids.spread;
        }
    }

    /** In order of name, so that every run gives the same ids. */
    private List<Counter> counters() throws SQLException {
        List<Counter> columns = new ArrayList<>();
        for (String table : tables()) {
            columns.addAll(columns(table));
        }
        List<Counter> counters = new ArrayList<>(sequences());
        if (engine.equals("postgresql")) {
            counters.replaceAll(sequence -> behind(sequence, columns));
        } else {
            counters.addAll(columns);
        }
        counters.sort(Comparator.comparing(Counter::name));
        return counters;
    }

    /** PostgreSQL's columns count by sequences: one whose column was given a higher key has reached that. */
    private static Counter behind(Counter sequence, List<Counter> columns) {
        long reached = columns.stream()
                .filter(column -> sequence.name().equals(column.name() + "_" + column.column() + "_seq"))
                .mapToLong(Counter::reached)
                .reduce(sequence.reached(), Math::max);
        return new Counter(sequence.name(), null, reached);
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        String[] types = {"TABLE", "BASE TABLE"};
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", types)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private List<Counter> columns(String table) throws SQLException {
        List<Counter> counting = new ArrayList<>();
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet columns = data.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (columns.next()) {
                String column = columns.getString("COLUMN_NAME");
                if (table.equals(columns.getString("TABLE_NAME"))
                        && "YES".equals(columns.getString("IS_AUTOINCREMENT"))) {
                    counting.add(new Counter(table, column, highest(table, column)));
                }
            }
        }
        return counting;
    }

    private long highest(String table, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet most = statement.executeQuery("SELECT MAX(" + quoted(column) + ") FROM " + quoted(table))) {
            return most.next() ? most.getLong(1) : 0;
        }
    }

    /** On PostgreSQL those behind columns as well. */
    private List<Counter> sequences() throws SQLException {
        String sql = switch (engine) {
            case "h2" ->
                "SELECT SEQUENCE_NAME, BASE_VALUE FROM INFORMATION_SCHEMA.SEQUENCES"
                        + " WHERE SEQUENCE_SCHEMA = SCHEMA()";
            case "hsql database engine" ->
                "SELECT SEQUENCE_NAME, NEXT_VALUE FROM INFORMATION_SCHEMA.SEQUENCES"
                        + " WHERE SEQUENCE_SCHEMA = CURRENT_SCHEMA";
            case "postgresql" ->
                "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences"
                        + " WHERE schemaname = current_schema()";
            case "mariadb" ->
                "SELECT table_name, 0 FROM information_schema.tables"
                        + " WHERE table_type = 'SEQUENCE' AND table_schema = DATABASE()";
            default -> "";
        };
        List<Counter> sequences = new ArrayList<>();
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    long reached = engine.equals("mariadb") ? next(name) - 1 : rows.getLong(2);
                    sequences.add(new Counter(name, null, reached));
                }
            }
        }
        return sequences;
    }

    /** MariaDB's sequences are tables of one row. */
    private long next(String sequence) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT next_not_cached_value FROM " + quoted(sequence))) {
            return row.next() ? row.getLong(1) : 1;
        }
    }

    private void restart(Counter counter, long start) throws SQLException {
        if (counter.reached() < start) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : restarting(counter, start)) {
                    statement.execute(sql);
                }
            }
            spread++;
        }
    }

    private List<String> restarting(Counter counter, long start) {
        String name = quoted(counter.name());
        if (counter.column() == null) {
            return List.of("ALTER SEQUENCE " + name + " RESTART WITH " + start);
        }
        String literal = "'" + counter.name().replace("'", "''") + "'";
        return switch (engine) {
            case "sqlite" ->
                List.of(
                        "DELETE FROM sqlite_sequence WHERE name = " + literal,
                        "INSERT INTO sqlite_sequence (name, seq) VALUES (" + literal + ", " + (start - 1) + ")");
            case "mysql", "mariadb" -> List.of("ALTER TABLE " + name + " AUTO_INCREMENT = " + start);
            default ->
                List.of("ALTER TABLE " + name + " ALTER COLUMN " + quoted(counter.column()) + " RESTART WITH " + start);
        };
    }

    private String quoted(String name) {
        return quote + (quote.isEmpty() ? name : name.replace(quote, quote + quote)) + quote;
    }
}
