package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A43: the time of the steps that go for more rows, where the program said how many come at a time. */
class FetchTest {
    private static final int ROWS = 100;

    private static void read(DataSource from, int ofStatement, int ofResult) throws SQLException {
        try (Connection connection = from.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(ofStatement);
            try (ResultSet rows = statement.executeQuery("SELECT n FROM many ORDER BY n")) {
                if (ofResult > 0) {
                    rows.setFetchSize(ofResult);
                }
                int expected = 0;
                while (rows.next()) {
                    assertThat(rows.getInt(1)).isEqualTo(++expected);
                }
                assertThat(expected).isEqualTo(ROWS);
            }
            connection.commit();
        }
    }

    private static Result recorded(Database database, int ofStatement, int ofResult) throws Exception {
        DataSource plain = PoolTest.plain(database);
        try (Connection keep = plain.getConnection();
                Statement statement = keep.createStatement()) {
            statement.execute("CREATE TABLE many (n INT PRIMARY KEY)");
            for (int n = 1; n <= ROWS; n++) {
                statement.execute("INSERT INTO many VALUES (" + n + ")");
            }
            try {
                Trace agent = Watched.record(() -> {
                    read(plain, ofStatement, ofResult);
                    return null;
                });
                DataSource watched = Flycatcher.watch(plain);
                Trace door = Flycatcher.record(() -> read(watched, ofStatement, ofResult))
                        .traces()
                        .get(0);
                Result result = result(agent);
                assertThat(result(door).fetchSize()).isEqualTo(result.fetchSize());
                assertThat(result(door).rows()).isEqualTo(result.rows()).isEqualTo(ROWS);
                return result;
            } finally {
                statement.execute("DROP TABLE many");
            }
        }
    }

    private static Result result(Trace trace) {
        return trace.executions().get(0).results().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void tripsAreTimedOnEveryEngine(Database database) throws Exception {
        Result result = recorded(database, 5, 0);
        assertThat(result.fetchSize()).isEqualTo(5);
        assertThat(result.fetchNanos()).isPositive();
    }

    /** What the result is told holds from the first trip that it makes itself. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 5, 0", "100, 0, 100", "101, 0, 0", "10, 30, 30"})
    void aResultThatMakesNoTripsIsNotTimed(int ofStatement, int ofResult, int told) throws Exception {
        Result result = recorded(Database.POSTGRESQL, ofStatement, ofResult);
        assertThat(result.fetchSize()).isEqualTo(told);
        assertThat(result.fetchNanos() > 0).isEqualTo(told > 0);
    }
}
