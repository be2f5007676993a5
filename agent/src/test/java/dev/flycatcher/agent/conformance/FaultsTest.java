package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.Holder;
import dev.flycatcher.agent.conformance.Faults.Fault;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;

/**
 * A driver of class file 49 that fails in every method and in every way: the application sees what it would have seen,
 * and what is asked afterwards is recorded as ever (pitfalls 12, 39, 44, 46, 47; byte-buddy#1302).
 */
class FaultsTest {
    private static final List<Class<?>> TYPES = List.of(
            Driver.class,
            DataSource.class,
            Connection.class,
            DatabaseMetaData.class,
            PreparedStatement.class,
            CallableStatement.class,
            ResultSet.class);

    @AfterEach
    void mend() {
        at("", Fault.NONE);
    }

    private static void at(String method, Fault fault) {
        Faults.fault = fault;
        Faults.method = method;
    }

    private static Stream<Method> methods(Class<?> of) {
        return Arrays.stream(of.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toString));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BLOCKS", "ASKS_ITSELF"})
    void everyMethodOfJdbcEndsAsItWouldUnwatched(Fault fault) throws Exception {
        for (Class<?> type : TYPES) {
            List<String> expected = outcomes(new Generated(false), type, fault, new ArrayList<>());
            List<Integer> recorded = new ArrayList<>();
            List<String> watched = outcomes(new Generated(true), type, fault, recorded);
            assertThat(watched).as(type.getSimpleName()).isEqualTo(expected);
            assertThat(recorded).as("executions after each fault of " + type).containsOnly(1);
        }
    }

    /** How each method ends; and how many executions are recorded of one query that is asked after it. */
    private static List<String> outcomes(Generated driver, Class<?> type, Fault fault, List<Integer> recorded)
            throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (Method method : methods(type).toList()) {
            List<Trace> traces = Watched.recordAll(() -> {
                at("", Fault.NONE);
                Connection connection = (Connection) driver.make(Connection.class);
                Object target = target(type, driver, connection);
                at(method.getName(), fault);
                outcomes.add(outcome(method, target));
                at("", Fault.NONE);
                return ask(connection);
            });
            recorded.add((int) traces.stream()
                    .flatMap(trace -> trace.executions().stream())
                    .filter(execution -> execution.shape().sql().startsWith("SELECT afterwards"))
                    .count());
        }
        return outcomes;
    }

    private static Object target(Class<?> type, Generated driver, Connection connection) throws SQLException {
        if (type == Connection.class) {
            return connection;
        } else if (type == PreparedStatement.class) {
            return connection.prepareStatement("SELECT a FROM t WHERE b = ?");
        } else if (type == CallableStatement.class) {
            return connection.prepareCall("{call p(?)}");
        } else if (type == ResultSet.class) {
            return connection.prepareStatement("SELECT a FROM t WHERE b = ?").executeQuery();
        }
        return driver.make(type);
    }

    private static boolean ask(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT afterwards FROM t WHERE b = ?");
        statement.setInt(1, 1);
        return statement.executeQuery().next();
    }

    private static String outcome(Method method, Object target) {
        try {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(FaultsTest::argument)
                    .toArray();
            return method + " returns " + shown(method.invoke(target, arguments));
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            String state = cause instanceof SQLException sql ? " " + sql.getSQLState() + " " + sql.getErrorCode() : "";
            return method + " throws " + cause + state + " suppressing " + cause.getSuppressed().length;
        } catch (IllegalAccessException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static String shown(Object value) {
        if (value instanceof int[] ints) {
            return Arrays.toString(ints);
        } else if (value instanceof long[] longs) {
            return Arrays.toString(longs);
        }
        boolean object = value != null && value.getClass().getName().startsWith("old.driver.");
        return object ? value.getClass().getName() : String.valueOf(value);
    }

    private static Object argument(Class<?> type) {
        if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return "SELECT 1";
        } else if (type.isPrimitive()) {
            return type == long.class
                    ? 1L
                    : type == float.class
                            ? 1f
                            : type == double.class ? 1d : type == short.class ? (short) 1 : number(type);
        }
        return null;
    }

    private static Object number(Class<?> type) {
        return type == byte.class ? (Object) (byte) 1 : (Object) 1;
    }

    @Test
    void aClassFileOfJava5IsAdvisedAsItIs() {
        byte[] plain = Generated.bytes(Connection.class, "old/driver/OldConnection");
        byte[] advised =
                Watched.TRANSFORMER.transform(new Generated(true), "old/driver/OldConnection", null, null, plain);
        assertThat(new ClassReader(plain).readUnsignedShort(6)).isEqualTo(49);
        assertThat(new ClassReader(advised).readUnsignedShort(6)).isEqualTo(49);
        assertThat(new Generated(true).make(Connection.class)).isInstanceOf(Holder.class);
    }

    /** A result that is written to streams, as rowsets are. */
    public interface Rows extends ResultSet, Serializable {}

    @Test
    void aClassIsKnownToStreamsByTheSameNumber() {
        Class<?> plain = new Generated(false).make(Rows.class).getClass();
        Class<?> watched = new Generated(true).make(Rows.class).getClass();
        assertThat(ObjectStreamClass.lookup(watched).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(plain).getSerialVersionUID());
        assertThat(new Generated(true).make(ResultSet.class)).isInstanceOf(Holder.class);
    }

    @Test
    void updateCountsThatLieAreNotBelieved() throws Exception {
        List<Trace> traces = Watched.recordAll(() -> {
            Connection connection = (Connection) new Generated(true).make(Connection.class);
            PreparedStatement statement = connection.prepareStatement("UPDATE t SET a = ?");
            statement.setInt(1, 1);
            statement.addBatch();
            at("executeBatch", Fault.LIES);
            statement.executeBatch();
            at("executeUpdate", Fault.LIES);
            return statement.executeUpdate();
        });
        List<Execution> executions = traces.get(0).executions();
        assertThat(executions).hasSize(2);
        assertThat(executions.get(0).updateCount()).isEqualTo(Integer.MAX_VALUE);
        assertThat(executions.get(1).updateCount()).isNegative();
    }

    /** A statement that hangs holds up its own thread alone: others are recorded, and the record can be ended. */
    @Test
    void aDriverThatBlocksHoldsNobodyElseUp() throws Exception {
        Generated driver = new Generated(true);
        Connection connection = (Connection) driver.make(Connection.class);
        Thread blocked = new Thread(() -> executeBlocked(connection));
        List<Trace> traces = Watched.recordAll(() -> {
            at("executeQuery", Fault.BLOCKS);
            blocked.start();
            Faults.BLOCKED.await();
            at("", Fault.NONE);
            return ask((Connection) driver.make(Connection.class));
        });
        Faults.RELEASED.countDown();
        blocked.join();
        assertThat(traces).hasSize(1);
        assertThat(traces.get(0).executions()).hasSize(1);
    }

    private static void executeBlocked(Connection connection) {
        try {
            ask(connection);
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
