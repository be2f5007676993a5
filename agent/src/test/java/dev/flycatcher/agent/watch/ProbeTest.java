package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Databases;
import shop.Orders;

/** The causal probe (I05): the parent's rows are cut, and the repetition falls or does not. */
class ProbeTest {

    @ParameterizedTest
    @EnumSource
    void showsThatTheRowsAreTheCause(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (var keeper = watched.getConnection()) {
            Orders orders = new Orders(watched);
            orders.fill(50);
            List<Integer> seen = new ArrayList<>();

            Recorded probed = Flycatcher.probe(Flycatcher.record(orders::customersOfOpenOrders), () -> {
                seen.add(orders.customersOfOpenOrders().size());
                throw new IllegalStateException("what the work throws is not looked at");
            });

            assertThat(seen).containsExactly(50, 1, 25);
            assertThat(probed.nPlusOnes(Evidence.E0))
                    .extracting(Finding::evidence)
                    .containsExactly(Evidence.E6);
            assertThat(orders.customersOfOpenOrders()).hasSize(50);
            assertThat(keeper.isClosed()).isFalse();
        }
    }

    /** The same ids in the same order, from a list that has nothing to do with the rows. */
    @ParameterizedTest
    @EnumSource
    void aCoincidenceIsNotTheCause(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (var connection = watched.getConnection()) {
            new Orders(watched).fill(20);
            List<Long> ids = customers(connection);

            Recorded recorded = Flycatcher.record(() -> coincidence(connection, ids));
            assertThat(recorded.nPlusOnes(Evidence.E3)).as("it looks like one").hasSize(1);
            Recorded probed = Flycatcher.probe(recorded, () -> coincidence(connection, ids));

            assertThat(probed.nPlusOnes(Evidence.E0))
                    .extracting(Finding::evidence)
                    .containsExactly(Evidence.E3);
        }
    }

    private static List<Long> customers(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (var orders = connection.prepareStatement("SELECT customer_id FROM orders ORDER BY id");
                var each = orders.executeQuery()) {
            while (each.next()) {
                ids.add(each.getLong("customer_id"));
            }
        }
        return ids;
    }

    private static void coincidence(Connection connection, List<Long> ids) throws SQLException {
        customers(connection);
        try (var customer = connection.prepareStatement("SELECT name FROM customers WHERE id = ?")) {
            for (long id : ids) {
                customer.setLong(1, id);
                customer.executeQuery().close();
            }
        }
    }

    @Test
    void leavesTheEvidenceWhereCachesAnswerOrTheRowsDoNotMatter() throws SQLException {
        Orders orders = new Orders(Flycatcher.watch(Databases.H2.open()));
        orders.fill(50);
        Recorded recorded = Flycatcher.record(orders::customersOfOpenOrders);

        AtomicInteger runs = new AtomicInteger();
        Recorded cached = Flycatcher.probe(recorded, runs::incrementAndGet);

        assertThat(runs).as("the repetition with all rows asked nothing").hasValue(1);
        assertThat(cached.nPlusOnes(Evidence.E0)).extracting(Finding::evidence).containsExactly(Evidence.E3);
    }

    @Test
    void asksNothingWhereNothingLoops() throws SQLException {
        Orders orders = new Orders(Flycatcher.watch(Databases.H2.open()));
        orders.fill(50);
        Recorded recorded = Flycatcher.record(orders::customersJoined);

        assertThat(Flycatcher.probe(recorded, () -> {
                    throw new AssertionError("ran again");
                }))
                .isSameAs(recorded);
    }
}
