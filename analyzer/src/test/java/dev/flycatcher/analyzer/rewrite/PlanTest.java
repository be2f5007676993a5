package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("I10: what the database plans is told beside the answer")
class PlanTest {
    private static final Loop LOOP = Loop.unfed("select word from words where code = ?", "code");

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "postgresql", "mariadb"})
    void aKeyWithoutIndexIsTold(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
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

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "postgresql", "mariadb"})
    @DisplayName("I10: the join of a key without index, then the batch of keys")
    void aBatchIsPreferredWhereAnIndexIsMissing(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            words(connection);
            uses(connection, 20, n -> n * 7 % 50);
            Cure cure = preferred(connection);
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.sql())
                    .isEqualTo(
                            url.equals("postgresql")
                                    ? "SELECT word, code FROM words WHERE code = ANY(?)"
                                    : "SELECT word, code FROM words WHERE code IN (?, ?, ?, ?)");
            assertThat(cure.verified()).isTrue();
            assertThat(cure.advice())
                    .contains("Verified: equal on 20 keys, 20 rows.")
                    .endsWith("No index of words is used to find a key: the database scans it each time.");
            execute(connection, "create index words_code on words (code)");
            assertThat(preferred(connection).kind()).isEqualTo(Cure.Kind.JOIN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:plan", "postgresql", "mariadb"})
    @DisplayName("I10: a join that multiplies rows, then the batch of keys")
    void aBatchIsPreferredWhereTheJoinExplodes(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            exploding(connection, 200, 500);
            Cure cure = preferred(connection);
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.advice())
                    .contains("Verified: equal on 2 keys, 200 rows.")
                    .endsWith("It multiplies rows, 50,000 where both queries read 700: prefer one query by keys.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:plan", "postgresql", "mariadb"})
    @DisplayName("I10: a join beyond the bound of rows is not compared; on PostgreSQL, which expects it, not even run")
    void aJoinThatGivesTooManyRowsGivesWayToTheBatch(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            exploding(connection, 2_000, 300);
            Cure cure = preferred(connection);
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.advice())
                    .contains("Verified: equal on 2 keys, 2,000 rows.")
                    .endsWith("Joined, it gives more than 100,000 rows.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:plan", "postgresql", "mariadb"})
    @DisplayName("I09: the loop and the cure that were run are measured")
    void whatWasRunIsMeasured(String url) throws SQLException {
        try (Connection connection = Distance.of(Corpus.open(url), 1)) {
            exploding(connection, 100, 40);
            Verification verification = new Verifier(connection, engine(connection))
                    .verify(
                            Loop.of("select code from uses", "code", "select word from words where code = ?", "code")
                                    .toMany(),
                            Bound.UNKNOWN);
            assertThat(verification.keys()).isEqualTo(2);
            assertThat(verification.statements()).isEqualTo(40);
            assertThat(verification.loopNanos())
                    .as("1 ms is injected into each")
                    .isGreaterThanOrEqualTo(2_000_000);
            assertThat(verification.onceNanos()).isGreaterThanOrEqualTo(1_000_000);
        }
    }

    /** What is shown of a loop that was to-one where it was recorded. */
    private static Cure preferred(Connection connection) throws SQLException {
        Finding finding = JOINED.finding(20, 20, 20, 20, 1);
        Cure joined = new Rewriter(engine(connection)).cure(finding);
        assertThat(joined.kind()).isEqualTo(Cure.Kind.JOIN);
        return new Verifier(connection, engine(connection))
                .verify(finding, Bound.UNKNOWN)
                .of(joined);
    }

    private static Engine engine(Connection connection) throws SQLException {
        return Engine.ofUrl(connection.getMetaData().getURL());
    }

    /** So many words of two codes, and so many uses of them. */
    private static void exploding(Connection connection, int words, int uses) throws SQLException {
        execute(connection, "create table words (code int, word varchar(300))");
        execute(connection, "create index words_code on words (code)");
        insert(connection, "words", words, n -> n % 2, n -> "w" + n);
        uses(connection, uses, n -> n % 2);
        if (engine(connection) == Engine.POSTGRESQL) {
            execute(connection, "analyze words");
            execute(connection, "analyze uses");
        }
    }

    private static void uses(Connection connection, int rows, IntUnaryOperator code) throws SQLException {
        execute(connection, "create table uses (id int, code int)");
        insert(connection, "uses", rows, n -> n, n -> code.applyAsInt(n));
    }

    private static void insert(
            Connection connection, String table, int rows, IntFunction<Object> one, IntFunction<Object> other)
            throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?, ?)")) {
            for (int n = 1; n <= rows; n++) {
                insert.setObject(1, one.apply(n));
                insert.setObject(2, other.apply(n));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void words(Connection connection) throws SQLException {
        execute(connection, "create table words (code int, word varchar(300))");
        insert(connection, "words", 6_000, n -> n - 1, n -> "x".repeat(250) + n);
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
