package dev.flycatcher.agent.conformance;

import dev.flycatcher.analyzer.Servers;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A driver and a database: in memory, or on a server of its own. */
enum Database {
    SQLITE("org.sqlite.JDBC", named("jdbc:sqlite:file:conformance?mode=memory&cache=shared")),
    H2("org.h2.Driver", named("jdbc:h2:mem:conformance")),
    HSQLDB("org.hsqldb.jdbc.JDBCDriver", named("jdbc:hsqldb:mem:conformance")),
    DERBY("org.apache.derby.iapi.jdbc.AutoloadedDriver", named("jdbc:derby:memory:conformance;create=true")),
    POSTGRESQL("org.postgresql.Driver", Servers::postgresql),
    MARIADB("org.mariadb.jdbc.Driver", Servers::mariadb);

    static {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    private final String driver;
    private final Supplier<String> fresh;
    private @Nullable String url;

    Database(String driver, Supplier<String> fresh) {
        this.driver = driver;
        this.fresh = fresh;
    }

    private static Supplier<String> named(String url) {
        return () -> url;
    }

    /** The driver, loaded through the transformer. */
    Driver driver() {
        return Watched.instance(driver, Driver.class);
    }

    /** The driver as it is, in the test's own loader. */
    Driver plainDriver() throws ReflectiveOperationException {
        return (Driver) Class.forName(driver).getDeclaredConstructor().newInstance();
    }

    boolean onServer() {
        return compareTo(DERBY) > 0;
    }

    synchronized String url() {
        if (url == null) {
            url = fresh.get();
        }
        return url;
    }

    /** A database that no other test uses. */
    String url(String name) {
        return onServer() ? fresh.get() : url().replace("conformance", name);
    }

    Connection connect() throws SQLException {
        return driver().connect(url(), new Properties());
    }
}
