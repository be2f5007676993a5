package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Verification.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("E5 offline: what was bound is not in a trace, and is drawn from the data")
class DrawnTest {

    /** The corpus as a trace has it: texts, and no value. */
    static Stream<Arguments> unrecorded() {
        return Corpus.URLS.stream()
                .flatMap(url -> Corpus.LOOPS.stream()
                        .filter(loop -> !loop.parentBinds().isEmpty()
                                || !loop.childBinds().isEmpty())
                        .map(loop -> Arguments.of(url, loop)));
    }

    @ParameterizedTest
    @MethodSource("unrecorded")
    void aLoopWithBindsIsVerifiedAllTheSame(String url, Loop loop) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            assertThat(verify(connection, VerifierTest.observed(connection, loop))
                            .words())
                    .matches("equal on \\d+ keys?, \\d+ rows?, with values drawn from the data");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id from tweets where user_id = ?                              | 10
            id from tweets where created > ?                              | 1
            id from tweets where created <= ?                             | 5
            id from tweets where ? < created                              | 1
            id from tweets where user_id <> ?                             | 100
            id from tweets t where t.created between ? and ?              | 1, 5
            id from tweets where body <> ?                                | e~
            id from tweets where user_id in (?, ?)                        | 10, 10
            id from tweets where user_id not in (?)                       | 100
            id from tweets where body like ? and body not like ?          | %, ~
            id from tweets where created + 1 > ? order by id limit ?      | 2, 7
            id from tweets where (user_id = ? or created < ?)             | 10, 5
            t.id from tweets t join users u on u.id = t.user_id and u.tenant = ? where u.username < ? | *
            t.id from tweets t join users u on u.id = t.user_id where u.tenant = ? limit ? offset ? | 1, 7, 0
            ?, id from tweets where exists (select id from tweets)        | 1
            """)
    void eachBindGetsAValueThatLetsMostRowsThrough(String query, String values) throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:");
                Session session = new Session(connection, Engine.H2)) {
            if (values.equals("*")) {
                assertThatThrownBy(() -> Drawn.values(session, "select " + query, List.of(), 7))
                        .hasMessage("its tables are joined by a bind whose value was not recorded");
            } else {
                assertThat(Drawn.values(session, "select " + query, List.of(), 7))
                        .extracting(String::valueOf)
                        .containsExactly(values.split(", "));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where created = length(?)                                  | bind 1
            where created > ? and exists (select 1 from users u where u.tenant = ?) | bind 2
            """)
    void whatMeetsNoColumnIsToldAndNothingClaimed(String where, String bind) throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Verification verification = verify(connection, joined("select id, user_id from tweets " + where));
            assertThat(verification.words())
                    .isEqualTo("not verified: the values that the parent binds were not recorded, and no value can be"
                            + " drawn for " + bind + ", which meets no column");
        }
    }

    @Test
    void whereTheDrawnValuesFindNoRowNothingIsClaimed() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Verification verification =
                    verify(connection, joined("select id, user_id from tweets where created > ? and body = 'zzz'"));
            assertThat(verification.state()).isEqualTo(State.NOT_RUN);
            assertThat(verification.words())
                    .isEqualTo(
                            "not verified: its values were not recorded, and with those of the data it finds no row");
        }
    }

    @Test
    void aBatchOfKeysNeedsNoParent() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Finding finding = Loop.of(
                            "select id from tweets where created = length(?)",
                            "id",
                            "select kind from favourites where tweet_id = ?",
                            "tweet_id")
                    .toMany();
            assertThat(verify(connection, finding).words()).isEqualTo("equal on 4 keys, 6 rows");
        }
    }

    private static Finding joined(String parent) {
        return Loop.of(parent, "user_id", "select username from users where id = ?", "id")
                .toMaybe();
    }

    private static Verification verify(Connection connection, Finding finding) throws SQLException {
        Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
        return new Verifier(connection, engine).verify(finding, Bound.UNKNOWN);
    }
}
