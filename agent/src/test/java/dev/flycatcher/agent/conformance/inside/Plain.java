package dev.flycatcher.agent.conformance.inside;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source is a driver here: what a pool asks that takes drivers only. */
public final class Plain implements Driver {
    private static final Map<String, DataSource> SOURCES = new ConcurrentHashMap<>();

    static String url(DataSource source) {
        String url = "plain:" + System.identityHashCode(source);
        SOURCES.put(url, source);
        return url;
    }

    /** One connection per call of a driver with a fixed URL. */
    public static DataSource source(Driver driver, String url) {
        return new Source(driver, url);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        return SOURCES.get(url).getConnection();
    }

    @Override
    public boolean acceptsURL(String url) {
        return SOURCES.containsKey(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    private record Source(Driver driver, String url) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return driver.connect(url, new Properties());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(System.err);
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
}
