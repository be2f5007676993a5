package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every method of java.sql on every driver, called once with plain arguments on an object of its own: values, rows and
 * exceptions (type, message, state, code) are what they are without the agent.
 */
class EveryMethodTest {
    private static final List<Class<?>> FACES = List.of(
            Connection.class,
            DatabaseMetaData.class,
            Statement.class,
            PreparedStatement.class,
            CallableStatement.class,
            ParameterMetaData.class,
            ResultSet.class,
            ResultSetMetaData.class);

    private static final String SELECT = "SELECT id, name FROM every_method ORDER BY id";

    /** What it calls, by the method's signature. */
    private static Map<String, String> outcomes(Driver driver, String url) throws Exception {
        try (Connection keep = driver.connect(url, new Properties());
                Statement statement = keep.createStatement()) {
            statement.execute("CREATE TABLE every_method (id INT PRIMARY KEY, name VARCHAR(20))");
            Map<String, String> outcomes = new TreeMap<>();
            for (Class<?> face : FACES) {
                Method[] methods = face.getMethods();
                Arrays.sort(methods, Comparator.comparing(Method::toString));
                for (Method method : methods) {
                    statement.execute("DELETE FROM every_method");
                    statement.execute("INSERT INTO every_method VALUES (1, 'one')");
                    statement.execute("INSERT INTO every_method VALUES (2, NULL)");
                    try (Connection connection = driver.connect(url, new Properties())) {
                        outcomes.put(face.getSimpleName() + " " + method, outcome(connection, face, method));
                    }
                }
            }
            statement.execute("DROP TABLE every_method");
            return outcomes;
        }
    }

    private static String outcome(Connection connection, Class<?> face, Method method) throws Exception {
        Object target;
        try {
            target = target(connection, face);
        } catch (SQLException unsupported) {
            return "no " + face.getSimpleName() + ": " + told(unsupported);
        }
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(EveryMethodTest::argument)
                .toArray();
        try {
            return told(method.invoke(target, arguments));
        } catch (InvocationTargetException thrown) {
            return told(thrown.getCause());
        }
    }

    private static Object target(Connection connection, Class<?> face) throws SQLException {
        if (face == Connection.class) {
            return connection;
        } else if (face == DatabaseMetaData.class) {
            return connection.getMetaData();
        } else if (face == Statement.class) {
            return connection.createStatement();
        } else if (face == CallableStatement.class) {
            return connection.prepareCall("{? = call abs(?)}");
        } else if (face == PreparedStatement.class || face == ParameterMetaData.class) {
            PreparedStatement select = connection.prepareStatement("SELECT id FROM every_method WHERE id = ?");
            select.setInt(1, 1);
            return face == PreparedStatement.class ? select : select.getParameterMetaData();
        }
        ResultSet rows = connection
                .createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)
                .executeQuery(SELECT);
        rows.next();
        return face == ResultSet.class ? rows : rows.getMetaData();
    }

    /** Plain where there is something plain, else nothing. */
    private static @Nullable Object argument(Class<?> type) {
        if (type == String.class) {
            return "id";
        } else if (type == boolean.class) {
            return true;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == Executor.class) {
            return (Executor) Runnable::run;
        } else if (type == Class.class) {
            return Statement.class;
        } else if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return null;
    }

    private static String told(@Nullable Object value) throws SQLException {
        if (value instanceof ResultSet rows) {
            return rows(rows);
        } else if (value instanceof SQLException failure) {
            return plain(failure.toString()) + " " + failure.getSQLState() + " " + failure.getErrorCode();
        } else if (value instanceof Throwable failure) {
            return plain(failure.toString());
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return plain(value.toString());
        } else if (value != null && value.getClass().isArray()) {
            Object[] all = new Object[Array.getLength(value)];
            Arrays.setAll(all, i -> Array.get(value, i));
            return Arrays.toString(all);
        }
        return value == null ? "null" : value.getClass().getName();
    }

    private static String rows(ResultSet rows) throws SQLException {
        StringBuilder all = new StringBuilder();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                all.append(rows.getString(i)).append('|');
            }
            all.append('\n');
        }
        return Arrays.stream(plain(all.toString()).split("\n")).sorted().collect(Collectors.joining("\n"));
    }

    /** Without what differs from one database, connection or object to the next. */
    private static String plain(String text) {
        return text.replaceAll(
                "(?i)conn=\\d+|flycatcher_\\w+|@[0-9a-f]+|/\\d{4,5}\\b|:\\d{4,5}\\b|\\d{5,}|DRDAID = \\S+", "");
    }

    @ParameterizedTest
    @EnumSource
    void answersAsItDoesUnwatched(Database database) throws Exception {
        String url = database.url("every_method");
        Map<String, String> expected = outcomes(database.plainDriver(), url);
        Map<String, String> watched = new TreeMap<>();
        Watched.recordAll(() -> {
            watched.putAll(outcomes(database.driver(), url));
            return null;
        });
        assertThat(watched).hasSizeGreaterThan(500).hasSameSizeAs(expected);
        watched.entrySet().removeAll(expected.entrySet());
        assertThat(watched).isEmpty();
    }
}
