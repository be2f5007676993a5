package dev.flycatcher.orm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Sessions over someone else's connections, whose pool and driver cache what they want to cache. */
final class BorrowedSessions implements Sessions {
    private final ConnectionSource source;
    private final ConnectionSetup setup;
    private final Map<Connection, Boolean> prepared = Collections.synchronizedMap(new WeakHashMap<>());

    BorrowedSessions(ConnectionSource source, ConnectionSetup setup) {
        this.source = source;
        this.setup = setup;
    }

    @Override
    public Session take() throws SQLException {
        Connection connection = source.acquire();
        try {
            Connection physical =
                    connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
            if (!prepared.containsKey(physical)) {
                setup.prepare(connection);
                prepared.put(physical, true);
            }
            return new Session(connection, false);
        } catch (SQLException | RuntimeException e) {
            source.release(connection);
            throw e;
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
