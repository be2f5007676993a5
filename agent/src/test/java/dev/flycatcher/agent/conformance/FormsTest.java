package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of JDBC's that makes or runs a statement, with every set of parameters it has (pitfalls 45, 46). */
class FormsTest {
    private static final String PREPARED = "SELECT a FROM t WHERE b = ?";

    static Stream<Arguments> executes() {
        return Stream.of(Statement.class, PreparedStatement.class, CallableStatement.class)
                .flatMap(face -> named(face, "execute").map(method -> Arguments.of(face, method)));
    }

    static Stream<Method> preparations() {
        return Stream.concat(named(Connection.class, "prepare"), named(Connection.class, "createStatement"));
    }

    private static Stream<Method> named(Class<?> face, String prefix) {
        return Arrays.stream(face.getMethods())
                .filter(method -> method.getName().startsWith(prefix))
                .sorted(Comparator.comparing(Method::toString));
    }

    /** The text where there is one; one key, column or option. */
    private static @Nullable Object[] arguments(Method method, String sql) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == String.class
                        ? sql
                        : type == int[].class
                                ? new int[] {1}
                                : type == String[].class ? new String[] {"id"} : (Object) 1)
                .toArray();
    }

    private static Statement statement(Class<?> face) throws Exception {
        Connection connection = (Connection) new Generated(true).make(Connection.class);
        return face == Statement.class
                ? connection.createStatement()
                : face == CallableStatement.class
                        ? connection.prepareCall(PREPARED)
                        : connection.prepareStatement(PREPARED);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("executes")
    void everyExecuteIsCountedOnceWithItsText(Class<?> face, Method execute) throws Exception {
        String sql = "DELETE FROM t WHERE a = 1";
        Trace trace = Watched.record(() -> {
            Statement statement = statement(face);
            if (execute.getName().endsWith("Batch")) {
                batch(statement, sql);
            }
            return execute.invoke(statement, arguments(execute, sql));
        });
        boolean own = face == Statement.class || execute.getParameterCount() > 0;
        assertThat(trace.executions())
                .extracting(each -> each.shape().sql())
                .containsExactly(own ? "DELETE FROM t WHERE a = ?" : PREPARED);
        int sent = execute.getName().endsWith("Batch") ? 2 : 1;
        assertThat(trace.executions().get(0).binds().rows()).isEqualTo(sent);
    }

    /** What was cleared away is not sent. */
    private static void batch(Statement statement, String sql) throws Exception {
        for (int i = 0; i < 3; i++) {
            if (statement instanceof PreparedStatement prepared) {
                prepared.setInt(1, i);
                prepared.addBatch();
            } else {
                statement.addBatch(sql);
            }
            if (i == 0) {
                statement.clearBatch();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("preparations")
    void everyPreparationKnowsItsText(Method prepare) throws Exception {
        Trace trace = Watched.record(() -> {
            Connection connection = (Connection) new Generated(true).make(Connection.class);
            Statement statement = (Statement) prepare.invoke(connection, arguments(prepare, PREPARED));
            return statement instanceof PreparedStatement prepared
                    ? prepared.executeQuery()
                    : statement.executeQuery(PREPARED);
        });
        assertThat(trace.executions()).extracting(each -> each.shape().sql()).containsExactly(PREPARED);
    }

    @Test
    void clearedParametersAreBoundNoMore() throws Exception {
        Trace trace = Watched.record(() -> {
            PreparedStatement statement = (PreparedStatement) statement(PreparedStatement.class);
            statement.setInt(1, 1);
            statement.executeQuery();
            statement.clearParameters();
            return statement.executeQuery();
        });
        List<Execution> executions = trace.executions();
        assertThat(executions.get(0).binds().at(0, 1)).isNotZero();
        assertThat(executions.get(1).binds().at(0, 1)).isZero();
    }

    /** Several results of one statement are one round trip, each with rows and values of its own. */
    @Test
    void moreResultsAreResultsOfTheSameExecution() throws Exception {
        Trace trace = Watched.record(() -> {
            try (Connection connection = Database.POSTGRESQL.connect();
                    Statement statement = connection.createStatement()) {
                boolean more = statement.execute("SELECT 1 AS a; SELECT 2 AS b UNION ALL SELECT 3");
                while (more) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            rows.getInt(1);
                        }
                    }
                    more = statement.getMoreResults();
                }
            }
            return null;
        });
        assertThat(trace.executions()).hasSize(1);
        List<Result> results = trace.executions().get(0).results();
        assertThat(results).extracting(Result::rows).containsExactly(1, 2);
    }

    @Test
    void countsOfMoreResultsAreAddedUp() throws Exception {
        Trace trace = Watched.record(() -> {
            try (Connection connection = Database.POSTGRESQL.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE t AS SELECT 1 AS a UNION ALL SELECT 2");
                statement.execute("UPDATE t SET a = 3; DELETE FROM t");
                assertThat(statement.getUpdateCount()).isEqualTo(2);
                statement.getMoreResults();
                assertThat(statement.getUpdateCount()).isEqualTo(2);
            }
            return null;
        });
        assertThat(trace.executions()).hasSize(2);
        assertThat(trace.executions().get(1).updateCount()).isEqualTo(4);
    }

    /** As vendors have them: by name, and with parameters that JDBC does not know. */
    public interface Vendor extends PreparedStatement {
        void setObjectAtName(String name, Object value);

        Object setARRAY(int parameter, Object value);

        void setExecuteBatch(int size);
    }

    /** Pitfall 33. */
    @Test
    void vendorsOwnMethodsAreCalledAsTheyWereAndBindNothingElse() throws Exception {
        Faults.prepared = Vendor.class;
        Trace trace = Watched.record(() -> {
            Connection connection = (Connection) new Generated(true).make(Connection.class);
            Vendor statement = (Vendor) connection.prepareStatement(PREPARED);
            statement.setInt(1, 1);
            statement.setObjectAtName("b", "x");
            statement.setExecuteBatch(5);
            assertThat(statement.setARRAY(2, "x")).isNull();
            return statement.executeQuery();
        });
        assertThat(trace.executions()).hasSize(1);
        assertThat(trace.executions().get(0).binds().at(0, 1)).isNotZero();
    }

    @AfterEach
    void mend() {
        Faults.prepared = PreparedStatement.class;
    }
}
