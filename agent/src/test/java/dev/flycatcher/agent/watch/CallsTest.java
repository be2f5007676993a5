package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Databases;

/** What a watched DataSource records of single calls, on real databases. */
class CallsTest {

    @AfterEach
    void nothingFailedInside() {
        assertThat(Door.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void carriesBindsOverAddBatch(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement ddl = connection.createStatement()) {
            ddl.execute("CREATE TABLE t (a INT, b VARCHAR(10))");
            Recorded recorded = Flycatcher.record(() -> {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                    insert.setString(2, "same");
                    for (int i = 1; i <= 3; i++) {
                        insert.setInt(1, i);
                        insert.addBatch();
                    }
                    assertThat(insert.executeBatch()).hasSize(3);
                }
            });

            Execution batch = only(recorded);
            assertThat(batch.binds().rows()).isEqualTo(3);
            int same = batch.binds().at(0, 2);
            assertThat(same).isPositive();
            assertThat(batch.binds().at(1, 2)).isEqualTo(same);
            assertThat(batch.binds().at(2, 2)).isEqualTo(same);
            assertThat(batch.binds().at(1, 1)).isPositive().isNotEqualTo(same);
            assertThat(batch.updateCount()).isEqualTo(3);
        }
    }

    /** A48: a close by the application is told, one by the connection is none; nor is what closes itself left open. */
    @ParameterizedTest
    @EnumSource
    void tellsWhichStatementsWereClosed(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        Recorded recorded = Flycatcher.record(() -> {
            try (Connection connection = watched.getConnection()) {
                PreparedStatement left = connection.prepareStatement("SELECT 1");
                left.executeQuery().close();
                try (PreparedStatement closed = connection.prepareStatement("SELECT 2")) {
                    closed.executeQuery().next();
                    closed.executeQuery().close();
                }
                PreparedStatement completing = connection.prepareStatement("SELECT 3");
                if (database == Databases.H2) {
                    completing.closeOnCompletion();
                } else {
                    completing.close();
                }
            }
        });
        assertThat(recorded.traces().get(0).executions())
                .extracting(Execution::closed)
                .containsExactly(Execution.OPEN, Execution.OPEN, 3);
    }

    @ParameterizedTest
    @EnumSource
    void watchesGeneratedKeys(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement ddl = connection.createStatement()) {
            ddl.execute(
                    database == Databases.H2
                            ? "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, a INT)"
                            : "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT)");
            Recorded recorded = Flycatcher.record(() -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO t (a) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                    insert.setInt(1, 5);
                    insert.executeUpdate();
                    try (ResultSet keys = insert.getGeneratedKeys()) {
                        assertThat(keys.getStatement()).isSameAs(insert);
                        assertThat(keys.next()).isTrue();
                        assertThat(keys.getInt(1)).isEqualTo(1);
                    }
                }
            });

            assertThat(only(recorded).results()).extracting(Result::kind).containsExactly(Result.Kind.GENERATED_KEYS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsFailuresAndRethrowsTheOriginal(Databases database) throws Exception {
        DataSource raw = database.open();
        try (Connection connection = Flycatcher.watch(raw).getConnection();
                Statement statement = connection.createStatement();
                Connection bare = raw.getConnection();
                Statement bareStatement = bare.createStatement()) {
            String sql = "SELECT * FROM missing";
            Throwable expected = catchThrowable(() -> bareStatement.executeQuery(sql));
            Throwable[] seen = new Throwable[1];
            Recorded recorded = Flycatcher.record(() -> {
                seen[0] = catchThrowable(() -> statement.executeQuery(sql));
            });

            assertThat(seen[0]).hasSameClassAs(expected).hasMessage(expected.getMessage());
            assertThat(expected).isInstanceOf(SQLException.class);
            assertThat(only(recorded).failed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsValuesAsTheDriverGivesThem(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            Recorded recorded = Flycatcher.record(() -> {
                try (ResultSet rows = statement.executeQuery("SELECT 7 AS a, NULL AS b, 'x' AS c")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong("a")).isEqualTo(7);
                    assertThat(rows.getInt(2)).isZero();
                    assertThat(rows.wasNull()).isTrue();
                    assertThat(rows.getObject("b")).isNull();
                    assertThat(rows.getString(3)).isEqualTo("x");
                    assertThat(rows.next()).isFalse();
                }
            });

            Result result = only(recorded).results().get(0);
            assertThat(result.rows()).isEqualTo(1);
            assertThat(result.exhausted()).isTrue();
            assertThat(result.columns().get(1).values()).containsOnly(0);
        }
    }

    private static Execution only(Recorded recorded) {
        List<Trace> traces = recorded.traces();
        assertThat(traces).hasSize(1);
        assertThat(traces.get(0).executions()).hasSize(1);
        return traces.get(0).executions().get(0);
    }
}
