package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Bound.Call;
import dev.flycatcher.analyzer.rewrite.Verification.State;
import dev.flycatcher.analyzer.trace.Fingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E5: on which data, within what, and when nothing is claimed. */
class VerifierBoundsTest {
    private static final String PARENT = "select id, user_id from tweets where created > ?";
    private static final String CHILD = "select username from users where id = ?";
    private static final Loop LOOP = Loop.of(PARENT, "user_id", CHILD, "id");

    /** As a recorder makes shapes: with their fingerprints. */
    private static Finding finding(Loop loop) {
        Finding plain = loop.toMaybe();
        return new Finding(
                plain.rule(),
                plain.severity(),
                plain.evidence(),
                plain.unit(),
                plain.units(),
                plain.parent() == null
                        ? null
                        : new dev.flycatcher.analyzer.detect.Parent(
                                Fingerprint.of(plain.parent().shape().sql()).shape(),
                                plain.parent().column(),
                                0,
                                1,
                                5),
                new dev.flycatcher.analyzer.detect.Child(
                        Fingerprint.of(plain.child().shape().sql()).shape(),
                        plain.child().bind(),
                        plain.child().column(),
                        4,
                        3,
                        3,
                        1,
                        0),
                plain.flow(),
                List.of(),
                null,
                null,
                List.of());
    }

    private static List<Call> calls(long rowsOfTen) {
        return List.of(
                new Call("select id, user_id from tweets where created > 1", List.of(), 4),
                new Call(CHILD, List.of(10), rowsOfTen),
                new Call(CHILD, List.of(10), rowsOfTen),
                new Call(CHILD, List.of(99), 0));
    }

    private static Verification verify(Connection connection, Engine engine, List<Call> calls) {
        Finding finding = finding(LOOP);
        return new Verifier(connection, engine).verify(finding, Bound.ofCalls(finding, calls));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:bounds", "postgresql", "mariadb"})
    @DisplayName("in a test: same connection, same transaction, and what is written there is seen")
    void theTransactionThatIsOpenIsUsedAndLeftOpen(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
            connection.setAutoCommit(false);
            execute(connection, "insert into tweets values (6, 20, 'f', 9)");
            assertThat(verify(connection, engine, calls(1)).words()).isEqualTo("equal on 3 keys, 2 rows");
            assertThat(connection.getAutoCommit()).isFalse();
            execute(connection, "update tweets set body = 'g' where id = 6");
            connection.rollback();
        }
    }

    @Test
    void aStatementTheServerRefusesDoesNotEndTheTestsTransaction() throws SQLException {
        try (Connection connection = Corpus.open("postgresql")) {
            connection.setAutoCommit(false);
            execute(connection, "insert into tweets values (6, 20, 'f', 9)");
            Finding finding = Loop.of("select id from tweets", "id", "select nothing from tweets where id = ?", "id")
                    .toOne();
            assertThat(new Verifier(connection, Engine.POSTGRESQL)
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .startsWith("not verified: the database says");
            execute(connection, "update tweets set body = 'g' where id = 6");
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:hsqldb:mem:readonly", "postgresql", "mariadb"})
    @DisplayName("offline: a transaction of its own that cannot write, and the connection as it was after it")
    void theTransactionOfItsOwnIsReadOnly(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
            int isolation = connection.getTransactionIsolation();
            try (Session session = new Session(connection, engine)) {
                assertThat(session.run("select id from tweets", List.of(), List.of(), 2)
                                .cells())
                        .hasSize(2);
                assertThatThrownBy(() -> execute(connection, "delete from tweets"))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
            execute(connection, "delete from favourites");
        }
    }

    @Test
    void aWriteAfterTheReadingIsToldAndNothingClaimed() throws SQLException {
        List<Call> calls = new java.util.ArrayList<>(calls(1));
        calls.add(2, new Call("update users set username = ? where id = ?", List.of("x", 10), -1));
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Verification verification = verify(connection, Engine.H2, calls);
            assertThat(verification.words()).isEqualTo("not verified: users was written after it was read");
            assertThat(verification.of(new Rewriter().cure(finding(LOOP))).sql())
                    .isNotNull();
        }
    }

    @Test
    void aWriteBeforeTheReadingOrToAnotherTableIsNoMatter() throws SQLException {
        List<Call> calls = new java.util.ArrayList<>(calls(1));
        calls.add(0, new Call("update users set username = ? where id = ?", List.of("x", 10), -1));
        calls.add(3, new Call("insert into log values (?)", List.of(1), -1));
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            assertThat(verify(connection, Engine.H2, calls).state()).isEqualTo(State.EQUAL);
        }
    }

    @Test
    void dataThatChangedSinceIsTold() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            assertThat(verify(connection, Engine.H2, calls(2)).words())
                    .isEqualTo("not verified: the data changed since it was recorded: key 10 had 2 rows, now 1");
        }
    }

    @Test
    @DisplayName("without recorded values: keys of the table itself, one that is not there, and NULL")
    void keysAreDrawnWhereNoneWereRecorded() throws SQLException {
        try (Connection connection = Corpus.open("postgresql")) {
            Finding finding = Loop.unfed("select kind from favourites where tweet_id = ? order by kind", "tweet_id")
                    .finding(0, 5, 5, 9, 3);
            assertThat(new Verifier(connection, Engine.POSTGRESQL)
                            .verify(finding, List.of())
                            .words())
                    .isEqualTo("equal on 4 keys, 6 rows");
        }
    }

    @Test
    void recordedUnitsGiveTheirStatementsAndWrites() {
        Scenario unit = Scenario.unit("GET /x");
        unit.select(PARENT, 1).gives(2, i -> Scenario.row(i, 10));
        unit.select(CHILD, 10).gives(1, i -> Scenario.row("ann"));
        unit.write("delete from users where id = ?", 5).run();
        Bound bound = Bound.of(finding(LOOP), List.of(unit.trace()));
        assertThat(bound.written()).isEqualTo("users");
        assertThat(bound.keys()).as("no samples were kept").isEmpty();
    }

    @ParameterizedTest
    @DisplayName("traps of real data: pads, collations, types")
    @CsvSource(delimiter = '|', textBlock = """
            postgresql | char(5)               | ab | AB | equal on 1 key, 1 row
            postgresql | varchar(5)            | ab | AB | equal on 1 key, 1 row
            mariadb    | varchar(5)            | ab | AB | differs for key ab: 2 rows one by one, 1 at once
            mariadb    | varbinary(5)          | ab | AB | differs for key ab: 1 row one by one, 0 at once
            h2         | varchar_ignorecase(5) | ab | AB | differs for key ab: 2 rows one by one, 1 at once
            h2         | char(5)               | ab | AB | equal on 1 key, 1 row
            """)
    void whatTheEngineHoldsEqualAndAMapDoesNotIsFound(String url, String type, String one, String other, String words)
            throws SQLException {
        try (Connection connection = Corpus.open(url.equals("h2") ? "jdbc:h2:mem:" : url)) {
            execute(connection, "create table codes (id " + type + ", word varchar(5))");
            execute(connection, "insert into codes values ('" + one + "', 'one'), ('" + other + "', 'two')");
            execute(connection, "create table uses (code varchar(5))");
            execute(connection, "insert into uses values ('ab')");
            Finding finding = Loop.of("select code from uses", "code", "select word from codes where id = ?", "id")
                    .toMany();
            Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
            Verification verification = new Verifier(connection, engine).verify(finding, Bound.UNKNOWN);
            if (words.startsWith("equal")) {
                assertThat(verification.words()).isEqualTo(words);
                assertThat(verification.preferred()).isNull();
            } else {
                assertThat(verification.warnings()).containsExactly("Written first, it " + words + ".");
                Cure cure = verification.of(new Rewriter(engine).cure(finding));
                assertThat(cure.verified()).isTrue();
                assertThat(cure.sql())
                        .startsWith("SELECT word, 1 AS place FROM codes WHERE id = ? UNION ALL SELECT word, 2 AS place")
                        .endsWith(" WHERE id = ? ORDER BY place");
                assertThat(cure.advice()).contains(Each.PLACED, "Verified: equal on 1 key, ");
            }
        }
    }

    @Test
    void rowsOfAKeyInAnotherOrderAreADifference() {
        Ask ask = Ask.of(Loop.of("select id from a", "id", "select n, k from b where k = ? order by n desc", "k")
                .toMany());
        Ordering ordering = Ordering.of(ask, List.of("n", "k"), 0);
        List<List<String>> down = List.of(List.of("n2", "a"), List.of("n1", "a"), List.of("n1", "b"));
        List<List<String>> ties = List.of(List.of("n2", "a"), List.of("n1", "b"), List.of("n1", "a"));
        List<List<String>> up = List.of(List.of("n1", "a"), List.of("n1", "b"), List.of("n2", "a"));
        assertThat(ordering.same(down, ties)).isTrue();
        assertThat(ordering.same(down, up)).isFalse();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
