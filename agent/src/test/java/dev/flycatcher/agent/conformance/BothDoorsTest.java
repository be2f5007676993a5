package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
