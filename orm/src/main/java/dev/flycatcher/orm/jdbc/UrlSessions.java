package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections of our own to a server: as many as are in use at once, some kept. Enough for a tool or a test; a service
 * hands over its pool.
 */
final class UrlSessions implements Sessions {
    private static final int KEPT = 8;
    private static final long TRUSTED_NANOS = 1_000_000_000L;
    private static final int CHECK_SECONDS = 5;

    private final String url;
    private final Dialect dialect;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    UrlSessions(String url, Dialect dialect) throws SQLException {
        this.url = url;
        this.dialect = dialect;
        idle.push(open());
    }

    private Session open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try {
            connection.setAutoCommit(true);
            return new Session(this, connection, false);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Session take() throws SQLException {
        if (closed) {
            throw new ConnectionException("The database has been closed. Open it again to query it.", null);
        }
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            if (System.nanoTime() - session.given < TRUSTED_NANOS || isAlive(session)) {
                return session;
            }
        }
        return open();
    }

    /** A server drops what is idle for long, or restarts. */
    private static boolean isAlive(Session session) throws SQLException {
        if (session.connection.isValid(CHECK_SECONDS)) {
            return true;
        }
        session.close();
        return false;
    }

    @Override
    public void give(Session session) throws SQLException {
        session.given = System.nanoTime();
        if (closed || idle.size() >= KEPT) {
            session.close();
        } else if (!session.failed || isAlive(session)) {
            session.failed = false;
            idle.push(session);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }
}
