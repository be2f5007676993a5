package dev.flycatcher.analyzer.rewrite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Timer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of reading on a connection that is given back as it was: within its transaction, behind a savepoint, when
 * it has one open; else in a read-only transaction of its own that sees one state of the data and is rolled back.
 */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Engine engine;
    private final Limits limits;
    private final @Nullable Timer timer;
    private final boolean own;
    private final int isolation;
    private final @Nullable Savepoint savepoint;

    Session(Connection connection, Engine engine) throws SQLException {
        this(connection, engine, Limits.DEFAULT);
    }

    Session(Connection connection, Engine engine, Limits limits) throws SQLException {
        this.connection = connection;
        this.engine = engine;
        this.limits = limits;
        this.own = connection.getAutoCommit();
        this.isolation = connection.getTransactionIsolation();
        if (own) {
            readOnly(true);
            isolate();
            connection.setAutoCommit(false);
            this.savepoint = null;
        } else {
            this.savepoint = connection.setSavepoint();
        }
        this.timer = engine == Engine.SQLITE ? new Timer("flycatcher-deadline", true) : null;
    }

    Limits limits() {
        return limits;
    }

    private void isolate() throws SQLException {
        int repeatable = Connection.TRANSACTION_REPEATABLE_READ;
        if (connection.getMetaData().supportsTransactionIsolationLevel(repeatable)) {
            connection.setTransactionIsolation(repeatable);
        }
    }

    /** SQLite's driver fixes the flag when it connects; the engine itself has another word for it. */
    private void readOnly(boolean on) throws SQLException {
        if (engine == Engine.SQLITE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = " + (on ? "ON" : "OFF"));
            }
            return;
        }
        try {
            connection.setReadOnly(on);
        } catch (SQLFeatureNotSupportedException hint) {
            // A hint by contract: the transaction is rolled back either way.
        }
    }

    /** What the query gives, within bounds of rows and seconds; values of those columns are kept. */
    Rows run(String sql, List<? extends @Nullable Object> binds, List<Rows.Place> kept, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(limits.seconds());
            statement.setMaxRows(most);
            for (int i = 0; i < binds.size(); i++) {
                bind(statement, i + 1, binds.get(i));
            }
            return rows(statement, kept);
        }
    }

    private Rows rows(PreparedStatement statement, List<Rows.Place> kept) throws SQLException {
        if (timer == null) {
            return Rows.of(statement, kept);
        }
        Deadline deadline = new Deadline(statement);
        timer.schedule(deadline, limits.seconds() * 1_000L);
        try {
            return Rows.of(statement, kept);
        } finally {
            deadline.cancel();
        }
    }

    static void bind(PreparedStatement statement, int index, @Nullable Object bind) throws SQLException {
        if (bind instanceof Keys keys) {
            Connection connection = statement.getConnection();
            statement.setArray(
                    index, connection.createArrayOf(keys.type(), keys.values().toArray()));
        } else if (bind instanceof Bound.Typed typed && typed.scale() < 0) {
            statement.setObject(index, typed.value(), typed.type());
        } else if (bind instanceof Bound.Typed typed) {
            statement.setObject(index, typed.value(), typed.type(), typed.scale());
        } else {
            statement.setObject(index, bind);
        }
    }

    /** All it gives; refused when that is too much. */
    Rows all(String sql, List<? extends @Nullable Object> binds, List<Rows.Place> kept) throws SQLException {
        Rows rows = run(sql, binds, kept, limits.rows() + 1);
        if (rows.cells().size() > limits.rows()) {
            throw new Refusal.TooManyRows(limits.rows());
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        if (timer != null) {
            timer.cancel();
        }
        if (savepoint != null) {
            connection.rollback(savepoint);
        }
        if (own) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
            readOnly(false);
        }
    }

    /** All keys as one bind. */
    record Keys(List<? extends @Nullable Object> values) {

        /** The database's name for their type. */
        String type() {
            Object first = values.isEmpty() || values.get(0) == null ? "" : values.get(0);
            if (first instanceof Integer || first instanceof Short) {
                return "integer";
            }
            if (first instanceof Long) {
                return "bigint";
            }
            if (first instanceof Number) {
                return "numeric";
            }
            return first instanceof UUID ? "uuid" : "text";
        }
    }
}
