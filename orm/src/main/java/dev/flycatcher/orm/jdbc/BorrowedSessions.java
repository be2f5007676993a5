package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Sessions over someone else's connections, whose pool and driver cache what they want to cache. */
final class BorrowedSessions implements Sessions {
    private final ConnectionSource source;
    private final Map<Connection, Boolean> prepared = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile @Nullable Dialect dialect;

    /** @param named which dialect it is; null to ask the first connection */
    BorrowedSessions(ConnectionSource source, @Nullable Dialect named) {
        this.source = source;
        this.dialect = named;
    }

    @Override
    public Session take() throws SQLException {
        Connection connection = source.acquire();
        try {
            if (known(connection) == Dialect.SQLITE) {
                enforceKeys(connection);
            }
            boolean joined = !connection.getAutoCommit();
            if (joined && !source.joins()) {
                throw new ConnectionException(
                        "The pool handed out a connection with auto-commit off, on which what is written would be"
                                + " undone. Turn auto-commit on in the pool; or, if a framework's transaction is open"
                                + " on it, use Database.joining(dataSource).",
                        null);
            }
            return new Session(this, connection, false, joined);
        } catch (SQLException | RuntimeException e) {
            source.release(connection);
            throw e;
        }
    }

    private Dialect known(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = Dialect.of(connection.getMetaData());
            dialect = known;
        }
        return known;
    }

    private void enforceKeys(Connection connection) throws SQLException {
        Connection physical =
                connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
        if (!prepared.containsKey(physical)) {
            ConnectionSetup.SQLITE.prepare(connection);
            prepared.put(physical, true);
        }
    }

    @Override
    public Dialect dialect() throws SQLException {
        Dialect known = dialect;
        if (known != null) {
            return known;
        }
        Connection connection = source.acquire();
        try {
            return known(connection);
        } finally {
            source.release(connection);
        }
    }

    @Override
    public void give(Session session) throws SQLException {
        source.release(session.connection);
    }

    @Override
    public void close() {
        // Not ours to close.
    }
}
