package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Report;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.Databases;

/** A36 in a test: the plans of the test's own connection are asked for, and nothing is told without them. */
class ExplainedTest {
    private static final int ROWS = 20_000;

    static Stream<Named<DataSource>> databases() {
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(Servers.postgresql());
        return Stream.of(
                Named.of("SQLITE", Databases.SQLITE.open()),
                Named.of("H2", Databases.H2.open()),
                Named.of("POSTGRESQL", postgresql));
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE events (id INT PRIMARY KEY, kind VARCHAR(10), host VARCHAR(10))");
            statement.execute("CREATE INDEX by_host ON events (host)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO events VALUES (?, ?, ?)")) {
            for (int i = 1; i <= ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "k" + i % 1_000);
                insert.setString(3, "h" + i % 1_000);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private static void ask(Connection connection, String column, String value) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, host FROM events WHERE " + column + " = ?")) {
            query.setString(1, value);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    rows.getInt(1);
                }
            }
        }
    }

    private static List<String> told(Recorded recorded) {
        return recorded.findings().stream()
                .filter(finding -> finding.rule().equals("A36"))
                .map(Finding::child)
                .map(child -> child.shape().sql())
                .toList();
    }

    private static boolean judges(Report report) {
        return report.notJudged().stream().noneMatch(each -> each.rule().equals("A36"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aScanIsToldOnceThePlansAreKnownAndALookUpByIndexIsNot(DataSource database) throws SQLException {
        try (Connection connection = Flycatcher.watch(database).getConnection()) {
            fill(connection);
            Recorded recorded = Flycatcher.record(() -> {
                ask(connection, "kind", "k7");
                ask(connection, "host", "h7");
            });
            assertThat(told(recorded)).isEmpty();
            assertThat(judges(recorded.report())).isFalse();

            Recorded explained = recorded.explained(connection);

            assertThat(told(explained)).containsExactly("SELECT id, host FROM events WHERE kind = ?");
            assertThat(judges(explained.report())).isTrue();
            assertThat(explained.queries())
                    .as("asking for plans is no part of the work")
                    .isEqualTo(2);
        }
    }
}
