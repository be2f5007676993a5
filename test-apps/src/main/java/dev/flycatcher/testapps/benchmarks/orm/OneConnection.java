package dev.flycatcher.testapps.benchmarks.orm;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

/** A database in memory behind one connection, handed to whoever asks; closing it does nothing, and costs nothing. */
final class OneConnection implements DataSource {
    private final Kept connection;

    private static final class Kept extends JDBC4Connection {
        Kept(Properties settings) throws SQLException {
            super("jdbc:sqlite::memory:", ":memory:", settings);
        }

        @Override
        public void close() {
            // Those who borrow it give it back by closing it.
        }

        void end() throws SQLException {
            super.close();
        }
    }

    /** @param keys whether the driver fetches the key after every insert, as it does unless told otherwise */
    OneConnection(boolean keys) {
        Properties settings = new Properties();
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("jdbc.get_generated_keys", String.valueOf(keys));
        try {
            connection = new Kept(settings);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void end() {
        try {
            connection.end();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
