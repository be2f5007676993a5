package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A watched DataSource over an advised driver: the agent's report and the test's record count each call once. */
class BothDoorsTest {

    @Test
    void eachCountEveryCallOnce() throws Exception {
        DataSource advised = Watched.instance("org.h2.jdbcx.JdbcDataSource", DataSource.class);
        advised.getClass().getMethod("setURL", String.class).invoke(advised, "jdbc:h2:mem:doors;DB_CLOSE_DELAY=-1");
        Recorded[] recorded = new Recorded[1];

        Trace trace = Watched.record(() -> {
            recorded[0] = Flycatcher.record(() -> work(Flycatcher.watch(advised)));
            return null;
        });

        assertThat(recorded[0].queries()).isEqualTo(3);
        assertThat(trace.executions()).hasSize(3);
        assertThat(recorded[0].traces().get(0).executions())
                .extracting(execution -> execution.shape().sql())
                .isEqualTo(trace.executions().stream()
                        .map(execution -> execution.shape().sql())
                        .toList());
    }

    /** The agent's report is to speak of tests as well, and of what sets them up apart. */
    @Test
    void theAgentsUnitsAreTheTests() throws Exception {
        DataSource advised = Watched.instance("org.h2.jdbcx.JdbcDataSource", DataSource.class);
        advised.getClass().getMethod("setURL", String.class).invoke(advised, "jdbc:h2:mem:units;DB_CLOSE_DELAY=-1");

        List<Trace> traces = Watched.recordAll(() -> {
            Flycatcher.record(Unit.Kind.SETUP, "OrdersTest.fill", () -> work(advised));
            Flycatcher.record(Unit.Kind.TEST, "OrdersTest.lists", () -> {
                Flycatcher.record(() -> work(advised));
                work(Flycatcher.watch(advised));
            });
            assertThatThrownBy(() -> Flycatcher.record(Unit.Kind.TEST, "OrdersTest.fails", () -> {
                        work(advised);
                        throw new IllegalStateException("its own");
                    }))
                    .hasMessage("its own");
            work(advised);
            return null;
        });

        assertThat(traces)
                .extracting(trace -> trace.unit().kind() + " " + trace.unit().name() + " "
                        + trace.executions().size())
                .startsWith("SETUP OrdersTest.fill 3", "TEST OrdersTest.lists 6", "TEST OrdersTest.fails 3")
                .hasSize(4)
                .last()
                .asString()
                .startsWith("THREAD ")
                .endsWith(" 3");
    }

    private static void work(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS INT)")) {
            for (int i = 0; i < 3; i++) {
                statement.setInt(1, i);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(i);
                }
            }
        }
    }
}
