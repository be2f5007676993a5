package dev.flycatcher.agent.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Databases;
import shop.Orders;

/** Runs test classes as a build does, and looks at what became of each test. */
class FlycatcherExtensionTest {

    @Test
    void failsTheTestThatLoopsAndNoOther() {
        Map<String, String> outcome = run(Looping.class);

        assertThat(outcome).containsOnlyKeys("loops()", "joins()", "fails()");
        assertThat(outcome.get("loops()")).startsWith("N+1 in Looping.loops:").contains("Orders.java:");
        assertThat(outcome.get("joins()")).isEmpty();
        assertThat(outcome.get("fails()")).isEqualTo("its own failure");
    }

    @Test
    void countsStatementsOfTheMethodAlone() {
        Map<String, String> outcome = run(Counting.class);

        assertThat(outcome.get("exact()")).isEmpty();
        assertThat(outcome.get("limit()")).isEmpty();
        assertThat(outcome.get("writes()")).isEmpty();
        assertThat(outcome.get("tooMany()"))
                .startsWith("Counting.tooMany: expected 1 SELECT, but there were 2:\n    2 x  SELECT ?");
        assertThat(outcome.get("aboveLimit()"))
                .startsWith("Counting.aboveLimit: expected at most 1 round trip, but there were 2:");
    }

    @Test
    void judgesParameterizedAndNestedTests() {
        Map<String, String> outcome = run(Many.class);

        assertThat(outcome).hasSize(3);
        assertThat(outcome.values()).filteredOn(String::isEmpty).hasSize(1);
        assertThat(outcome.values())
                .filteredOn(message -> !message.isEmpty())
                .allSatisfy(message -> assertThat(message).startsWith("N+1 in "));
    }

    @Test
    void doesNotMixTestsInParallel() {
        Map<String, String> outcome = run(Parallel.class);

        assertThat(outcome).hasSize(24);
        assertThat(outcome.values()).containsOnly("");
    }

    @Test
    void countsExactlyAfterATestThatTimedOutOrLeakedAThread() {
        Map<String, String> outcome = run(Unruly.class);

        assertThat(outcome.get("a0 runs out of time where it is")).contains("timed out");
        assertThat(outcome.get("a1 runs out of time")).contains("timed out");
        assertThat(outcome.get("a2 leaks a thread")).isEmpty();
        assertThat(outcome.get("a3 counts exactly")).isEmpty();
    }

    private static Map<String, String> run(Class<?> type) {
        String mode = type == Parallel.class ? "concurrent" : "same_thread";
        return Launched.run(type, Map.of("junit.jupiter.execution.parallel.mode.default", mode));
    }

    private static void ask(DataSource dataSource, String sql, int times) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (int i = 0; i < times; i++) {
                statement.execute(sql);
            }
        }
    }

    @NoNPlusOne
    static class Looping {
        private final DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        private final Orders orders = new Orders(dataSource);

        @BeforeEach
        void loopsAsWell() throws SQLException {
            orders.fill(40);
            assertThat(orders.customersOfOpenOrders()).hasSize(40);
        }

        @AfterEach
        void loopsAgain() throws SQLException {
            assertThat(orders.customersOfOpenOrders()).hasSize(40);
        }

        @Test
        void loops() throws SQLException {
            assertThat(orders.customersOfOpenOrders()).hasSize(40);
        }

        @Test
        void joins() throws SQLException {
            assertThat(orders.customersJoined()).hasSize(40);
        }

        @Test
        void fails() throws SQLException {
            orders.customersOfOpenOrders();
            throw new AssertionError("its own failure");
        }
    }

    static class Counting {
        private final DataSource dataSource = Flycatcher.watch(Databases.SQLITE.open());

        @BeforeEach
        void asksAsWell() throws SQLException {
            ask(dataSource, "SELECT 0", 5);
        }

        @Test
        @ExpectQueries(select = 2, total = 2)
        void exact() throws SQLException {
            ask(dataSource, "SELECT 1", 2);
        }

        @Test
        @ExpectQueries(select = 2, atMost = true)
        void limit() throws SQLException {
            ask(dataSource, "SELECT 1", 1);
        }

        @Test
        @ExpectQueries(insert = 1, update = 0, delete = 0, select = 0)
        void writes() throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (a INT)");
                statement.execute("INSERT INTO t VALUES (1)");
            }
        }

        @Test
        @ExpectQueries(select = 1)
        void tooMany() throws SQLException {
            ask(dataSource, "SELECT 1", 2);
        }

        @Test
        @ExpectQueries(total = 1, atMost = true)
        void aboveLimit() throws SQLException {
            ask(dataSource, "SELECT 1", 2);
        }
    }

    @NoNPlusOne
    static class Many {
        private static Orders orders() throws SQLException {
            Orders orders = new Orders(Flycatcher.watch(Databases.H2.open()));
            orders.fill(40);
            return orders;
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void lists(boolean joined) throws SQLException {
            Orders orders = orders();
            assertThat(joined ? orders.customersJoined() : orders.customersOfOpenOrders())
                    .hasSize(40);
        }

        @Nested
        class Inner {
            @Test
            void listsToo() throws SQLException {
                assertThat(orders().customersOfOpenOrders()).hasSize(40);
            }
        }
    }

    static class Parallel {
        private final DataSource dataSource = Flycatcher.watch(Databases.H2.open());

        @RepeatedTest(12)
        @ExpectQueries(select = 3)
        void three() throws Exception {
            ask(dataSource, "SELECT 1", 1);
            Thread.sleep(5);
            ask(dataSource, "SELECT 1", 2);
        }

        @RepeatedTest(value = 12, name = "five {currentRepetition}")
        @ExpectQueries(select = 5)
        void five() throws Exception {
            ask(dataSource, "SELECT 1", 4);
            Thread.sleep(5);
            ask(dataSource, "SELECT 1", 1);
        }
    }

    @TestMethodOrder(MethodOrderer.DisplayName.class)
    static class Unruly {
        private static final DataSource DATA_SOURCE = Flycatcher.watch(Databases.H2.open());
        private static final CountDownLatch END = new CountDownLatch(1);

        @Test
        @DisplayName("a0 runs out of time where it is")
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SAME_THREAD)
        @ExpectQueries(select = 1)
        void timesHere() throws Exception {
            ask(DATA_SOURCE, "SELECT 1", 2);
            END.await();
        }

        @Test
        @DisplayName("a1 runs out of time")
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @ExpectQueries(select = 1)
        void times() throws Exception {
            ask(DATA_SOURCE, "SELECT 1", 1);
            END.await();
        }

        @Test
        @DisplayName("a2 leaks a thread")
        @ExpectQueries(select = 1)
        void leaks() throws Exception {
            ask(DATA_SOURCE, "SELECT 1", 1);
            Thread asking = new Thread(() -> {
                try {
                    END.await();
                    ask(DATA_SOURCE, "SELECT 2", 1);
                } catch (Exception ended) {
                    throw new IllegalStateException(ended);
                }
            });
            asking.setDaemon(true);
            asking.start();
        }

        @Test
        @DisplayName("a3 counts exactly")
        @ExpectQueries(select = 2)
        void counts() throws Exception {
            ask(DATA_SOURCE, "SELECT 1", 2);
        }

        @AfterAll
        static void end() {
            END.countDown();
        }
    }
}
