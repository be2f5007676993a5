package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * SQLite connections of our own: one, taken in turns, for a database in memory; as many as are in use at once for a
 * file. They keep their statements, which the driver does not.
 */
final class SqliteSessions implements Sessions {
    private static final int KEPT = 8;

    private final String url;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private final @Nullable ReentrantLock turn;
    private volatile boolean closed;

    SqliteSessions(String url) throws SQLException {
        this.url = url;
        boolean memory = url.equals("jdbc:sqlite:") || url.contains(":memory:") || url.contains("mode=memory");
        this.turn = memory ? new ReentrantLock() : null;
        idle.push(open());
    }

    private Session open() throws SQLException {
        Properties settings = new Properties();
        // Otherwise the driver asks for the generated key after every update; keys are read with RETURNING.
        settings.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = DriverManager.getConnection(url, settings);
        try (Statement statement = connection.createStatement()) {
            ConnectionSetup.SQLITE.prepare(connection);
            statement.execute("PRAGMA busy_timeout = 5000");
            return new Session(this, connection, true);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Session take() throws SQLException {
        if (turn != null) {
            turn.lock();
        }
        try {
            return idleOrNew();
        } catch (SQLException | RuntimeException e) {
            if (turn != null) {
                turn.unlock();
            }
            throw e;
        }
    }

    private Session idleOrNew() throws SQLException {
        if (closed) {
            throw new ConnectionException("The database " + url + " has been closed. Open it again to query it.", null);
        }
        // In memory, a nested read shares the one connection: it stays at hand while it is in use.
        Session session = turn != null ? idle.peek() : idle.poll();
        return session != null ? session : open();
    }

    @Override
    public void give(Session session) throws SQLException {
        if (turn != null) {
            turn.unlock();
        } else if (closed || idle.size() >= KEPT) {
            session.close();
        } else {
            idle.push(session);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }
}
