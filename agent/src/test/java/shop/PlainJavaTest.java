package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.trace.Verb;
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
}
