package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Verb;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Databases;
import shop.Orders;

/** What a watched DataSource records of loops, on real databases. */
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
}
