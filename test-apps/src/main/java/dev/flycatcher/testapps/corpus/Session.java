package dev.flycatcher.testapps.corpus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connection, and the few calls that an application without a mapper writes for itself. */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final List<StackTraceElement[]> stacks;

    Session(Connection connection, List<StackTraceElement[]> stacks) {
        this.connection = connection;
        this.stacks = stacks;
    }

    Connection connection() {
        return connection;
    }

    /** A query prepared, bound, read to its end and closed. */
    List<Row> rows(String sql, @Nullable Object... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return rows(statement, binds);
        }
    }

    /** A query prepared elsewhere, bound and read to its end. */
    List<Row> rows(PreparedStatement statement, @Nullable Object... binds) throws SQLException {
        bind(statement, binds);
        seen();
        try (ResultSet rows = statement.executeQuery()) {
            return read(rows);
        }
    }

    /** A query written out, literals and all. */
    List<Row> plain(String sql) throws SQLException {
        seen();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return read(rows);
        }
    }

    /** Its only row. */
    Row row(String sql, @Nullable Object... binds) throws SQLException {
        return rows(sql, binds).get(0);
    }

    /** Only these columns of the rows, by name. */
    List<Row> named(String sql, String... labels) throws SQLException {
        seen();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                Map<String, @Nullable Object> values = new HashMap<>();
                for (String label : labels) {
                    values.put(label, rows.getObject(label));
                }
                all.add(new Row(values));
            }
            return all;
        }
    }

    static List<Row> read(ResultSet rows) throws SQLException {
        List<Row> all = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            for (int i = 1; i <= columns; i++) {
                values.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getObject(i));
            }
            all.add(new Row(values));
        }
        return all;
    }

    /** A statement that changes rows; how many. */
    int change(String sql, @Nullable Object... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, binds);
            seen();
            return statement.executeUpdate();
        }
    }

    /** An insert; the key the database made. */
    Object inserted(String sql, @Nullable Object... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, binds);
            seen();
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }

    /** Rows of binds sent as one batch. */
    void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] binds : rows) {
                bind(statement, binds);
                statement.addBatch();
            }
            seen();
            statement.executeBatch();
        }
    }

    /** A query that fails. */
    void fails(String sql, @Nullable Object... binds) {
        try {
            rows(sql, binds);
        } catch (SQLException expected) {
            return;
        }
        throw new IllegalStateException("did not fail: " + sql);
    }

    static void bind(PreparedStatement statement, @Nullable Object... binds) throws SQLException {
        for (int i = 0; i < binds.length; i++) {
            statement.setObject(i + 1, binds[i]);
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Every stack is kept, as some detectors look at every one: in the order of the statements. */
    void seen() {
        stacks.add(new Throwable().getStackTrace());
    }

    /** Runs something once for each row; what it throws is thrown on. */
    interface Each {
        void row(Row row) throws Exception;
    }

    /** The first failure of several threads. */
    static void check(AtomicReference<@Nullable Exception> failure) throws Exception {
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
