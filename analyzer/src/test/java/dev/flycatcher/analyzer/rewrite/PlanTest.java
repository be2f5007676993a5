package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    private static final Loop JOINED =
            Loop.of("select id, code from uses", "code", "select word from words where code = ?", "code");

    @Test
    @DisplayName("I10: the join of a key without index, then the batch of keys")
    void aBatchIsPreferredWhereAnIndexIsMissing() throws SQLException {
        try (Connection connection = RunTest.open("postgresql")) {
            words(connection);
            execute(
                    connection,
                    "create table uses as select n as id, n * 7 % 50 as code from generate_series(1, 20) n");
            Cure cure = preferred(connection);
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.sql()).isEqualTo("SELECT word, code FROM words WHERE code = ANY(?)");
            assertThat(cure.verified()).isTrue();
            assertThat(cure.advice())
                    .contains("Verified: equal on 20 keys, 20 rows.")
                    .endsWith("No index of words is used to find a key: the database scans it each time.");
            execute(connection, "create index words_code on words (code)");
            assertThat(preferred(connection).kind()).isEqualTo(Cure.Kind.JOIN);
        }
    }

    @Test
    @DisplayName("I10: a join that multiplies rows, then the batch of keys")
    void aBatchIsPreferredWhereTheJoinExplodes() throws SQLException {
        try (Connection connection = RunTest.open("postgresql")) {
            execute(
                    connection,
                    "create table words as select n % 2 as code, 'w' || n as word from generate_series(1, 200) n");
            execute(connection, "create index words_code on words (code)");
            execute(connection, "create table uses as select n as id, n % 2 as code from generate_series(1, 500) n");
            execute(connection, "analyze words");
            execute(connection, "analyze uses");
            Cure cure = preferred(connection);
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.advice())
                    .contains("Verified: equal on 2 keys, 200 rows.")
                    .endsWith("It multiplies rows, 50,000 where both queries read 700: prefer one query by keys.");
        }
    }

    @Test
    @DisplayName("I10: a join that would multiply them beyond all bounds is not even run")
    void aJoinThatIsExpectedToExplodeIsNotRun() throws SQLException {
        try (Connection connection = RunTest.open("postgresql")) {
            execute(
                    connection,
                    "create table words as select n % 2 as code, 'w' || n as word from generate_series(1, 2000) n");
            execute(connection, "create index words_code on words (code)");
            execute(connection, "create table uses as select n as id, n % 2 as code from generate_series(1, 900) n");
            execute(connection, "analyze words");
            execute(connection, "analyze uses");
            Cure cure = preferred(connection);
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.advice())
                    .contains("Verified: equal on 2 keys, 2,000 rows.")
                    .endsWith("Joined, it gives more than 100,000 rows.");
        }
    }

    /** What is shown of a loop that was to-one where it was recorded. */
    private static Cure preferred(Connection connection) throws SQLException {
        Finding finding = JOINED.finding(20, 20, 20, 20, 1);
        Cure joined = new Rewriter(Engine.POSTGRESQL).cure(finding);
        assertThat(joined.kind()).isEqualTo(Cure.Kind.JOIN);
        return new Verifier(connection, Engine.POSTGRESQL)
                .verify(finding, Bound.UNKNOWN)
                .of(joined);
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
