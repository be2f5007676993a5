package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.boot.Recorder;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The application sees what it would have seen: equal values, equal exceptions, whatever happens behind the gate. */
class TransparencyTest {

    private interface Call {
        Object on(Connection connection, Statement statement) throws SQLException;
    }

    /** Calls that succeed and calls that fail; each on a connection of its own. */
    private static final List<Call> CALLS = List.of(
            (connection, statement) -> statement.execute("CREATE TABLE t (id INT PRIMARY KEY)"),
            (connection, statement) -> statement.executeUpdate("INSERT INTO t VALUES (1)"),
            (connection, statement) -> statement.executeQuery("SELECT nothing FROM nowhere"),
            (connection, statement) -> statement.executeUpdate("this is no SQL"),
            (connection, statement) -> firstOf(statement.executeQuery("SELECT 1 + 1 FROM (VALUES (1)) AS v")),
            (connection, statement) -> read(connection, 0),
            (connection, statement) -> read(connection, 7),
            (connection, statement) -> unbound(connection),
            (connection, statement) -> boundAt(connection, 9),
            (connection, statement) -> {
                statement.close();
                statement.close();
                return statement.executeUpdate("INSERT INTO t VALUES (2)");
            },
            (connection, statement) -> {
                connection.close();
                return connection.createStatement();
            },
            (connection, statement) -> connection.prepareStatement(null),
            (connection, statement) -> statement.executeQuery(null),
            (connection, statement) -> statement.executeBatch().length,
            (connection, statement) -> statement.getResultSet(),
            (connection, statement) -> statement.getUpdateCount());

    private static Object firstOf(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getInt(1) + " " + rows.next();
    }

    private static Object read(Connection connection, int column) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM (VALUES (1)) AS v")) {
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getString(column);
        }
    }

    private static Object unbound(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM (VALUES (1)) AS v WHERE 1 = ?")) {
            return select.executeQuery().next();
        }
    }

    private static Object boundAt(Connection connection, int parameter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM (VALUES (1)) AS v WHERE 1 = ?")) {
            select.setString(parameter, "x");
            return select.executeQuery().next();
        }
    }

    private static List<String> outcomes(Driver driver, String url) throws SQLException {
        List<String> outcomes = new ArrayList<>();
        for (Call call : CALLS) {
            try (Connection connection = driver.connect(url, new Properties());
                    Statement statement = connection.createStatement()) {
                outcomes.add(outcome(call, connection, statement));
            }
        }
        return outcomes;
    }

    /** Without what differs from one database, connection or object to the next. */
    private static String outcome(Call call, Connection connection, Statement statement) {
        return told(call, connection, statement).replaceAll("conn=\\d+|flycatcher_\\w+|@[0-9a-f]+", "");
    }

    private static String told(Call call, Connection connection, Statement statement) {
        try {
            return String.valueOf(call.on(connection, statement));
        } catch (SQLException failure) {
            return failure + " " + failure.getSQLState() + " " + failure.getErrorCode();
        } catch (RuntimeException failure) {
            return failure.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallEndsAsItWouldUnwatched(Database database) throws Exception {
        List<String> expected = outcomes(database.plainDriver(), database.url("bare"));
        List<String> watched = new ArrayList<>();
        Watched.recordAll(() -> watched.addAll(outcomes(database.driver(), database.url("watched"))));
        assertThat(watched).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void recorderThatAlwaysFailsIsNeverSeen(Database database) throws Exception {
        List<String> expected = outcomes(database.plainDriver(), database.url("spared"));
        long failures = Gate.failures();
        List<String> watched = new ArrayList<>();
        Gate.open(failing());
        try {
            watched.addAll(outcomes(database.driver(), database.url("failing")));
        } finally {
            Gate.open(null);
        }
        assertThat(watched).isEqualTo(expected);
        assertThat(Gate.failures()).isGreaterThan(failures);
    }

    /** Pitfall 34. */
    @ParameterizedTest
    @CsvSource({
        "SQLITE, org.sqlite.SQLiteConnection",
        "H2, org.h2.jdbc.JdbcConnection",
        "HSQLDB, org.hsqldb.jdbc.JDBCConnection",
        "DERBY, org.apache.derby.iapi.jdbc.EngineConnection",
        "POSTGRESQL, org.postgresql.PGConnection",
        "MARIADB, org.mariadb.jdbc.Connection"
    })
    void castsToTheDriversClassesStillWork(Database database, String type) throws Exception {
        Class<?> drivers = Watched.LOADER.loadClass(type);
        Watched.recordAll(() -> {
            try (Connection connection = database.connect()) {
                assertThat(drivers.cast(connection)).isSameAs(connection);
                assertThat(connection.isWrapperFor(drivers)).isTrue();
                assertThat((Object) connection.unwrap(drivers)).isSameAs(connection);
            }
            return null;
        });
    }

    private static Recorder failing() {
        return (Recorder) Proxy.newProxyInstance(
                TransparencyTest.class.getClassLoader(),
                new Class<?>[] {Recorder.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("meant to fail: " + method.getName());
                });
    }
}
