package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("I10: what the database plans is told beside the answer")
class PlanTest {
    private static final Loop LOOP = Loop.unfed("select word from words where code = ?", "code");

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "postgresql", "mariadb"})
    void aKeyWithoutIndexIsTold(String url) throws SQLException {
        try (Connection connection = RunTest.open(url)) {
            words(connection);
            Verification without = verify(connection);
            assertThat(without.words()).startsWith("equal on ");
            assertThat(without.warnings())
                    .containsExactly("No index of words is used to find a key: the database scans it each time.");
            assertThat(without.of(new Rewriter().cure(finding())).advice())
                    .endsWith(without.warnings().get(0));
            execute(connection, "create index words_code on words (code)");
            assertThat(verify(connection).warnings()).isEmpty();
        }
    }

    private static void words(Connection connection) throws SQLException {
        execute(connection, "create table words (code int, word varchar(300))");
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("insert into words values (?, ?)")) {
            for (int i = 0; i < 6_000; i++) {
                insert.setInt(1, i);
                insert.setString(2, "x".repeat(250) + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static Finding finding() {
        return LOOP.finding(0, 50, 50, 50, 1);
    }

    private static Verification verify(Connection connection) throws SQLException {
        Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
        return new Verifier(connection, engine).verify(finding(), Bound.UNKNOWN);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
