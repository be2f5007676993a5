package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Verification.State;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** E5: the rewrite is run beside what it replaces. */
class VerifierTest {

    @ParameterizedTest
    @MethodSource("dev.flycatcher.analyzer.rewrite.Corpus#all")
    void whatGivesTheSameRowsIsEqual(String url, Loop loop) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            Verification verification = verify(connection, url, loop);
            assertThat(verification.words()).matches("equal on \\d+ keys?, \\d+ rows?");
            assertThat(verification.state()).isEqualTo(State.EQUAL);
        }
    }

    @Test
    void theWordsNameKeysAndRows() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Loop loop = Loop.of(
                    "select id from tweets", "id", "select kind from favourites where tweet_id = ?", "tweet_id");
            Verification verification = verify(connection, "jdbc:h2:mem:", loop);
            assertThat(verification.words()).isEqualTo("equal on 5 keys, 6 rows");
            Cure cure = verification.of(new Rewriter().cure(loop.toMany()));
            assertThat(cure.verified()).isTrue();
            assertThat(cure.advice()).contains(" Verified: equal on 5 keys, 6 rows.");
        }
    }

    @Test
    @DisplayName("section 0.6: a rewrite that gives other rows is never shown")
    void aDifferenceNamesTheKeyAndTakesTheCureAway() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:sqlite::memory:")) {
            execute(connection, "create table codes (id text collate nocase, word text)");
            execute(connection, "insert into codes values ('a', 'one'), ('A', 'two')");
            execute(connection, "create table uses (code text)");
            execute(connection, "insert into uses values ('a')");
            String child = "select word from codes where id = ? order by length(word)";
            Loop loop = Loop.of("select code from uses", "code", child, "id");
            Finding finding = loop.toMany();
            Verification verification = new Verifier(connection, Engine.SQLITE).verify(finding, Bound.UNKNOWN);
            assertThat(verification.words()).isEqualTo("differs for key a: 2 rows one by one, 1 at once");
            Cure cure = verification.of(new Rewriter().cure(finding));
            assertThat(cure.sql()).isNull();
            assertThat(cure.verified()).isFalse();
            assertThat(cure.refusal()).contains("differs for key a");
        }
    }

    @Test
    void writesAreNotRun() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Finding finding = Loop.of("select id from tweets", "id", "delete from tweets where id = ?", "id")
                    .rule("A15")
                    .toMany();
            Verification verification = new Verifier(connection, Engine.H2).verify(finding, Bound.UNKNOWN);
            assertThat(verification.words()).isEqualTo("not verified: a write is not run twice");
            assertThat(verification.of(new Rewriter().cure(finding)).verified()).isFalse();
            assertThat(count(connection, "tweets")).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.flycatcher.analyzer.rewrite.Corpus#urls")
    @DisplayName("R5: a walk is read step by step, and at once")
    void aWalkIsComparedFromItsFirstKeyOn(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
            Bound bound = new Bound(null, null, List.of(List.of(10), List.of(20)), List.of(2L, 0L), null);
            assertThat(new Verifier(connection, engine).verify(Corpus.WALK.toMany(), bound))
                    .extracting(Verification::words, Verification::statements)
                    .containsExactly("equal on 1 key, 2 rows", 3L);
            execute(connection, "update users set manager_id = 30 where id = 10");
            assertThat(new Verifier(connection, engine)
                            .verify(Corpus.WALK.toMany(), bound)
                            .words())
                    .isEqualTo("not verified: it leads back to itself, or on for more than 1,000 steps");
        }
    }

    @Test
    void whatTheDatabaseRefusesIsNotVerified() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Finding finding = Loop.of("select id from gone", "id", "select x from gone where k = ?", "k")
                    .toMany();
            Verification verification = new Verifier(connection, Engine.H2).verify(finding, Bound.UNKNOWN);
            assertThat(verification.state()).isEqualTo(State.NOT_RUN);
            assertThat(verification.words()).startsWith("not verified: the database says");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void recordedKeysStandInForAParent() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Finding finding =
                    Loop.unfed("select username from users where id = ?", "id").toOne();
            Verification verification = new Verifier(connection, Engine.H2)
                    .verify(
                            finding,
                            new Bound(
                                    null,
                                    null,
                                    List.of(List.of(10), List.of(20), List.of(77)),
                                    List.of(-1L, -1L, -1L),
                                    null));
            assertThat(verification.words()).isEqualTo("equal on 3 keys, 2 rows");
        }
    }

    @Test
    void cellsAreEqualByValue() throws SQLException {
        assertThat(Cell.of(1))
                .isEqualTo(Cell.of(1L))
                .isEqualTo(Cell.of(new BigDecimal("1.00")))
                .isEqualTo(Cell.of(1.0));
        assertThat(Cell.of(-0.0)).isEqualTo(Cell.of(0));
        assertThat(Cell.of("1")).isNotEqualTo(Cell.of(1));
        assertThat(Cell.of(Double.NaN)).isEqualTo(Cell.of(Float.NaN));
        assertThat(Cell.of(new byte[] {1, 2}))
                .isEqualTo(Cell.of(new byte[] {1, 2}))
                .hasSize(65);
        assertThat(Cell.of((Object) null)).isNotEqualTo(Cell.of("null"));
    }

    static Verification verify(Connection connection, String url, Loop loop) throws SQLException {
        return new Verifier(connection, Engine.ofUrl(connection.getMetaData().getURL()))
                .verify(observed(connection, loop), bound(loop));
    }

    static Bound bound(Loop loop) {
        return new Bound(loop.parentBinds(), new ArrayList<>(loop.binds(0)), List.of(), List.of(), null);
    }

    /** The finding with the figures that the loop has on this data. */
    static Finding observed(Connection connection, Loop loop) throws SQLException {
        Ask ask = Ask.of(loop.toMany());
        Rows parents = rows(connection, String.valueOf(loop.parent()), loop.parentBinds(), ask.places());
        List<List<Object>> keys = new ArrayList<>(parents.values());
        keys.removeIf(key -> key.stream().anyMatch(Objects::isNull));
        Set<String> distinct = new TreeSet<>();
        int rows = 0;
        int most = 0;
        for (List<Object> key : keys) {
            int found = rows(connection, loop.child(), loop.binds(key.toArray()), List.of())
                    .cells()
                    .size();
            distinct.add(key.toString());
            rows += found;
            most = Math.max(most, found);
        }
        return loop.finding(parents.values().size(), keys.size(), distinct.size(), rows, most);
    }

    private static Rows rows(Connection connection, String sql, List<?> binds, List<Rows.Place> kept)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.size(); i++) {
                statement.setObject(i + 1, binds.get(i));
            }
            return Rows.of(statement, kept);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select count(*) from " + table)) {
            set.next();
            return set.getInt(1);
        }
    }
}
