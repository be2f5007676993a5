package dev.flycatcher.agent.conformance;

import dev.flycatcher.analyzer.trace.Trace;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.XADataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways of the drivers' own that lead over other classes of theirs: server-side statements, XA (pitfalls 50, 51, 53). */
class DriverModesTest {
    private interface Source {
        Connection get() throws Exception;
    }

    /** Statements that the driver or the server keeps come a second time. */
    private static void recordTwice(Source source) throws Exception {
        try (Connection keep = source.get();
                Statement make = keep.createStatement()) {
            make.execute("CREATE TABLE pets (id INT PRIMARY KEY, name VARCHAR(20))");
            make.execute("INSERT INTO pets VALUES (1, 'one'), (2, 'two'), (3, 'three')");
            try {
                Trace trace = Watched.record(() -> {
                    try (Connection connection = source.get()) {
                        PoolTest.walk(connection);
                        PoolTest.walk(connection);
                    }
                    return null;
                });
                PoolTest.assertRecord(trace.executions().subList(0, 4));
                PoolTest.assertRecord(
                        trace.executions().subList(4, trace.executions().size()));
            } finally {
                make.execute("DROP TABLE pets");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, org.postgresql.Driver, prepareThreshold=1",
        "POSTGRESQL, org.postgresql.Driver, preferQueryMode=simple",
        "POSTGRESQL, org.postgresql.Driver, defaultRowFetchSize=1",
        "MARIADB, org.mariadb.jdbc.Driver, useServerPrepStmts=true&cachePrepStmts=true",
        "MARIADB, com.mysql.cj.jdbc.Driver, useServerPrepStmts=true&cachePrepStmts=true",
        "MARIADB, com.mysql.cj.jdbc.Driver, useServerPrepStmts=false&cachePrepStmts=true"
    })
    void statementsThatTheServerOrTheDriverKeepsAreSeenAsOthers(Database database, String type, String options)
            throws Exception {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + options;
        boolean mysql = type.startsWith("com.mysql.");
        Driver driver = Watched.instance(type, Driver.class);
        recordTwice(() -> driver.connect(mysql ? url.replace("jdbc:mariadb:", "jdbc:mysql:") : url, new Properties()));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "HSQLDB", "DERBY", "POSTGRESQL", "MARIADB"})
    void connectionsOfATransactionManagerAreSeenAsOthers(Database database) throws Exception {
        XADataSource xa = xa(database);
        recordTwice(() -> xa.getXAConnection().getConnection());
    }

    private static XADataSource xa(Database database) throws Exception {
        String type = switch (database) {
            case H2 -> "org.h2.jdbcx.JdbcDataSource";
            case HSQLDB -> "org.hsqldb.jdbc.pool.JDBCXADataSource";
            case DERBY -> "org.apache.derby.jdbc.EmbeddedXADataSource";
            case POSTGRESQL -> "org.postgresql.xa.PGXADataSource";
            default -> "org.mariadb.jdbc.MariaDbDataSource";
        };
        XADataSource xa = Watched.instance(type, XADataSource.class);
        if (database == Database.DERBY) {
            set(xa, "setDatabaseName", "memory:xa;create=true");
        } else {
            set(xa, database == Database.H2 || database == Database.POSTGRESQL ? "setURL" : "setUrl", url(database));
        }
        return xa;
    }

    private static String url(Database database) {
        return database.url("xa") + (database == Database.H2 ? ";DB_CLOSE_DELAY=-1" : "");
    }

    private static void set(Object on, String name, String value) throws ReflectiveOperationException {
        Method setter = on.getClass().getMethod(name, String.class);
        setter.invoke(on, value);
    }
}
