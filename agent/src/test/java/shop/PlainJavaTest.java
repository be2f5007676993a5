package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.trace.Verb;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The assertions without an extension. */
class PlainJavaTest {
    @Test
    void readsTheSameInAnyFramework() throws Exception {
        Orders orders = new Orders(Flycatcher.watch(Databases.H2.open()));
        orders.fill(50);
        // tag::plain[]
        Recorded recorded = Flycatcher.record(() -> orders.customersJoined());

        recorded.assertNoNPlusOne().assertQueries(Verb.SELECT, 1).assertAtMost(2);
        assertThat(recorded.findings()).isEmpty();
        // end::plain[]
    }

    @Test
    void runsTheCureBesideWhatItReplaces() throws Exception {
        DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        Orders orders = new Orders(dataSource);
        orders.fill(50);
        // tag::verified[]
        Recorded recorded = Flycatcher.record(() -> orders.customersOfOpenOrders());
        try (Connection connection = dataSource.getConnection()) {
            Recorded verified = recorded.verified(connection);
            assertThat(verified.nPlusOnes(Evidence.E5)).hasSize(1);
        }
        // end::verified[]
    }
}
