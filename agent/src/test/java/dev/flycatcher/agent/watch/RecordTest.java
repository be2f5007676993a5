package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Verb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Databases;
import shop.Orders;

/** What a watched DataSource records, on real databases. */
class RecordTest {

    @AfterEach
    void nothingFailedInside() {
        assertThat(Door.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void provesAnNPlusOneByValueFlow(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection keeper = watched.getConnection()) {
            Orders orders = new Orders(watched);
            orders.fill(50);

            Recorded recorded = Flycatcher.record(orders::customersOfOpenOrders);

            assertThat(recorded.queries()).isEqualTo(51);
            Finding finding = recorded.nPlusOnes(Evidence.E3).get(0);
            assertThat(finding.rule()).isEqualTo("A01");
            assertThat(finding.parent().column()).isEqualToIgnoringCase("customer_id");
            assertThat(finding.parent().rows()).isEqualTo(50);
            assertThat(finding.child().executions()).isEqualTo(50);
            assertThat(finding.callSite().file()).isEqualTo("Orders.java");
            assertThat(finding.loop().method()).isEqualTo("customersOfOpenOrders");
            assertThat(keeper.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsTwoRowsToProveALoop(Databases database) throws Exception {
        for (int rows = 1; rows <= 2; rows++) {
            DataSource watched = Flycatcher.watch(database.open());
            try (Connection keeper = watched.getConnection()) {
                Orders orders = new Orders(watched);
                orders.fill(rows);

                Recorded recorded = Flycatcher.record(orders::customersOfOpenOrders);

                assertThat(recorded.nPlusOnes(Evidence.E3)).hasSize(rows - 1);
                assertThat(keeper.isClosed()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesTheCleanTwin(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection keeper = watched.getConnection()) {
            Orders orders = new Orders(watched);
            orders.fill(50);

            Recorded recorded = Flycatcher.record(orders::customersJoined);

            recorded.assertNoNPlusOne(Evidence.E0).assertQueries(1).assertQueries(Verb.SELECT, 1);
            assertThat(recorded.findings()).isEmpty();
            assertThat(keeper.isClosed()).isFalse();
        }
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
    void recordsNothingOutsideAUnit(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a INT)");
            Recorded recorded = Flycatcher.record(() -> {});
            statement.execute("INSERT INTO t VALUES (1)");

            assertThat(recorded.queries()).isZero();
            assertThat(recorded.traces()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatRanWithinAUnitInBoth(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            Recorded[] inner = new Recorded[1];
            Recorded outer = Flycatcher.record(() -> {
                statement.execute("SELECT 1");
                inner[0] = Flycatcher.record(() -> statement.execute("SELECT 2"));
                statement.execute("SELECT 3");
            });

            assertThat(inner[0].queries()).isEqualTo(1);
            assertThat(outer.queries()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsParallelUnitsApart(Databases database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch together = new CountDownLatch(2);
        try {
            Future<Recorded> one = threads.submit(() -> queriesOf(database, together, 7));
            Future<Recorded> other = threads.submit(() -> queriesOf(database, together, 11));

            assertThat(one.get().queries()).isEqualTo(7);
            assertThat(other.get().queries()).isEqualTo(11);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Recorded queriesOf(Databases database, CountDownLatch together, int queries) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        return Flycatcher.record(() -> {
            together.countDown();
            together.await();
            try (Connection connection = watched.getConnection();
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < queries; i++) {
                    statement.execute("SELECT 1");
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void countsThreadsThatWorkForTheOnlyUnit(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(() -> {}).get();
            Recorded recorded = Flycatcher.record(() -> thread.submit(() -> {
                        try (Connection connection = watched.getConnection();
                                Statement statement = connection.createStatement()) {
                            return statement.execute("SELECT 1");
                        }
                    })
                    .get());

            assertThat(recorded.queries()).isEqualTo(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void watchesAProxyThatTheUserBuilt(Databases database) throws Exception {
        DataSource built = ProxyDataSourceBuilder.create(database.open())
                .jdbcProxyFactory(Flycatcher.proxyFactory())
                .build();
        Recorded recorded = Flycatcher.record(() -> {
            try (Connection connection = built.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        });

        assertThat(recorded.queries()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void countsOnceThroughTwoWatchedLayers(Databases database) throws Exception {
        DataSource between =
                ProxyDataSourceBuilder.create(Flycatcher.watch(database.open())).build();
        DataSource outer = Flycatcher.watch(between);
        Recorded recorded = Flycatcher.record(() -> {
            try (Connection connection = outer.getConnection();
                    PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
                statement.setInt(1, 5);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(5);
                }
            }
        });

        Execution once = only(recorded);
        assertThat(once.results()).hasSize(1);
        assertThat(once.results().get(0).columns().get(0).values())
                .containsExactly(once.binds().at(0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void watchesAPoolAndLeavesItReachable(Databases database) throws Exception {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(database.open());
        settings.setMaximumPoolSize(1);
        DataSource watched = Flycatcher.watch(new HikariDataSource(settings));
        try {
            Orders orders = new Orders(watched);
            orders.fill(30);

            Recorded recorded = Flycatcher.record(orders::customersOfOpenOrders);

            assertThat(recorded.queries()).isEqualTo(31);
            assertThat(recorded.nPlusOnes(Evidence.E3)).hasSize(1);
            assertThat(watched.unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getTotalConnections())
                    .isEqualTo(1);
        } finally {
            ((AutoCloseable) watched).close();
        }
        assertThat(watched.unwrap(HikariDataSource.class).isClosed()).isTrue();
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
