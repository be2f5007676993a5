package dev.flycatcher.agent.junit;

import static dev.flycatcher.agent.watch.Growth.Law.CONSTANT;
import static dev.flycatcher.agent.watch.Growth.Law.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Databases;
import shop.Orders;

/** The law by which a test's round trips grow with its parameter. */
class QueriesGrowTest {

    @Test
    void failsTheFirstSizeThatNeedsMore() {
        Map<String, String> outcome = run(Growing.class);

        assertThat(outcome)
                .containsEntry("[1] 2", "")
                .containsEntry("joined [1] 2", "")
                .hasSize(4);
        assertThat(outcome).containsEntry("joined [2] 5", "");
        assertThat(outcome.get("[2] 5"))
                .startsWith("Growing.loops: SELECT grow with the size, expected constant growth:\n"
                        + "    3 at size 2, 6 at size 5: 1.0 more per 1\n    5 x  SELECT name FROM customers")
                .contains("in the loop at Orders.java:40");
    }

    @Test
    void takesTheNumberOfARepetitionAndLetsALineBeOne() {
        assertThat(run(Repeated.class))
                .hasSize(4)
                .containsValue("")
                .allSatisfy((name, message) -> assertThat(message).isEmpty());
    }

    @Test
    void failsWhereALineBends() {
        assertThat(run(Squared.class).get("[3] 8"))
                .startsWith("Squared.asks: SELECT grow with the size, expected linear growth:\n"
                        + "    4 at size 2, 16 at size 4, 64 at size 8: 10.0 more per 1");
    }

    @Test
    void refusesToJudgeBySoFew() {
        assertThat(run(Few.class).values())
                .contains("Growth that is to be LINEAR takes 3 different sizes to judge, there were 2: [1, 5].\nAdd"
                        + " values to the parameter.");
        assertThat(run(NoSize.class).values())
                .singleElement()
                .asString()
                .startsWith("@QueriesGrow on lists needs a size: a parameter that is a number");
    }

    private static Map<String, String> run(Class<?> type) {
        return Launched.run(type, Map.of());
    }

    private static Orders orders(int rows) throws SQLException {
        Orders orders = new Orders(Flycatcher.watch(Databases.H2.open()));
        orders.fill(rows);
        return orders;
    }

    static class Growing {
        @ParameterizedTest(name = "[{index}] {0}")
        @ValueSource(ints = {2, 5})
        @QueriesGrow(CONSTANT)
        void loops(int rows) throws SQLException {
            assertThat(orders(rows).customersOfOpenOrders()).hasSize(rows);
        }

        @ParameterizedTest(name = "joined [{index}] {0}")
        @ValueSource(ints = {2, 5})
        @QueriesGrow(CONSTANT)
        void joins(int rows) throws SQLException {
            assertThat(orders(rows).customersJoined()).hasSize(rows);
        }
    }

    static class Repeated {
        @RepeatedTest(4)
        @QueriesGrow(LINEAR)
        void loops(RepetitionInfo repetition) throws SQLException {
            int rows = repetition.getCurrentRepetition();
            assertThat(orders(rows).customersOfOpenOrders()).hasSize(rows);
        }
    }

    static class Squared {
        @ParameterizedTest(name = "[{index}] {0}")
        @ValueSource(ints = {2, 4, 8})
        @QueriesGrow(LINEAR)
        void asks(int rows) throws SQLException {
            try (var connection = Flycatcher.watch(Databases.H2.open()).getConnection();
                    var statement = connection.createStatement()) {
                for (int i = 0; i < rows * rows; i++) {
                    assertThat(statement.execute("SELECT 1")).isTrue();
                }
            }
        }
    }

    static class Few {
        @ParameterizedTest
        @ValueSource(ints = {1, 5})
        @QueriesGrow(LINEAR)
        void lists(int rows) throws SQLException {
            assertThat(orders(rows).customersJoined()).hasSize(rows);
        }
    }

    static class NoSize {
        @ParameterizedTest
        @ValueSource(strings = "x")
        @QueriesGrow(CONSTANT)
        void lists(String name) {
            assertThat(name).isEqualTo("x");
        }
    }
}
