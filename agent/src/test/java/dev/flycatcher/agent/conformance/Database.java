package dev.flycatcher.agent.conformance;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** A driver and a database in memory. */
enum Database {
    SQLITE("org.sqlite.JDBC", "jdbc:sqlite:file:conformance?mode=memory&cache=shared"),
    H2("org.h2.Driver", "jdbc:h2:mem:conformance"),
    HSQLDB("org.hsqldb.jdbc.JDBCDriver", "jdbc:hsqldb:mem:conformance"),
    DERBY("org.apache.derby.iapi.jdbc.AutoloadedDriver", "jdbc:derby:memory:conformance;create=true");

    static {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    private final String driver;
    private final String url;

    Database(String driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    /** The driver, loaded through the transformer. */
    Driver driver() {
        return Watched.instance(driver, Driver.class);
    }

    String url() {
        return url;
    }

    Connection connect() throws SQLException {
        return driver().connect(url, new Properties());
    }
}
