package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection with its prepared statements. A statement in use is out of the cache, so nested reads never share one. */
final class Session {
    private static final int KEPT = 128;

    final Sessions home;
    final Connection connection;
    final List<Runnable> afterCommit = new ArrayList<>();
    private final boolean caches;

    /** Whether someone else's transaction is open on it, and ends without us. */
    final boolean joined;

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();
    int depth;
    long given;

    /** Whether a statement failed since it was taken: it may be broken. */
    boolean failed;

    /** Whether the transaction that is open on it promised to read only. */
    boolean readOnly;

    /** What the transaction that is open on it asked for; null for the database's default. */
    @Nullable
    Isolation isolation;

    /** The connection's own level, while it has another; one of JDBC's constants. */
    private @Nullable Integer usualLevel;

    Session(Sessions home, Connection connection, boolean caches) {
        this(home, connection, caches, false);
    }

    Session(Sessions home, Connection connection, boolean caches, boolean joined) {
        this.home = home;
        this.connection = connection;
        this.caches = caches;
        this.joined = joined;
    }

    void begin() throws SQLException {
        if (readOnly) {
            promiseToRead(true);
        }
        Isolation asked = isolation;
        boolean inside = asked != null && home.dialect().setsTransaction();
        if (asked != null && !inside) {
            usualLevel = usualLevel == null ? Integer.valueOf(connection.getTransactionIsolation()) : usualLevel;
            connection.setTransactionIsolation(asked.jdbc());
        }
        connection.setAutoCommit(false);
        if (inside) {
            execute("SET TRANSACTION ISOLATION LEVEL " + asked.sql());
        }
    }

    /** The connection as it was before the transaction. */
    void end() throws SQLException {
        boolean promised = readOnly;
        readOnly = false;
        isolation = null;
        if (!joined) {
            connection.setAutoCommit(true);
            if (promised) {
                promiseToRead(false);
            }
            if (usualLevel != null) {
                connection.setTransactionIsolation(usualLevel);
                usualLevel = null;
            }
        }
    }

    private void promiseToRead(boolean on) throws SQLException {
        if (home.dialect() != Dialect.SQLITE) {
            connection.setReadOnly(on);
            return;
        }
        // Its driver refuses to change the flag of an open connection.
        execute("PRAGMA query_only = " + (on ? "ON" : "OFF"));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    /** A statement whose counted keys the driver is asked for; it is not kept. */
    PreparedStatement takeForKeys(String sql) throws SQLException {
        return connection.prepareStatement(sql, PreparedStatement.RETURN_GENERATED_KEYS);
    }

    void give(String sql, PreparedStatement statement) throws SQLException {
        if (!caches || idle.containsKey(sql)) {
            statement.close();
            return;
        }
        idle.put(sql, statement);
        if (idle.size() > KEPT) {
            String eldest = idle.keySet().iterator().next();
            PreparedStatement evicted = idle.remove(eldest);
            evicted.close();
        }
    }

    /** A statement that failed is not trusted again; schema changes make the others stale. */
    void discard(PreparedStatement statement) {
        failed = true;
        try {
            statement.close();
        } catch (SQLException ignored) {
            // The statement's own failure is already on its way to the caller.
        }
    }

    void close() throws SQLException {
        for (PreparedStatement each : idle.values()) {
            each.close();
        }
        idle.clear();
        connection.close();
    }
}
