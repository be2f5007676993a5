package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.rewrite.Verification.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus of cures on data made to break them, in memory: no key is declared, so that parents and children come twice;
 * keys are null or point to nothing, parents have no children, texts differ in case and in trailing blanks only.
 */
@DisplayName("adversarial data")
class AdversarialDataTest {
    private static final List<String> TABLES = List.of(
            "create table users (id int, username varchar(20), tenant int, manager_id int)",
            "create table tweets (id int, user_id int, body varchar(20), created int)",
            "create table favourites (tweet_id int, user_id int, kind varchar(5))");
    private static final List<String> KINDS = List.of("x", "X", "x ", "y");

    static Stream<Arguments> all() {
        return Corpus.URLS.stream()
                .flatMap(url -> Stream.of(1L, 2L, 3L)
                        .flatMap(seed -> Corpus.LOOPS.stream().map(loop -> Arguments.of(url, seed, loop))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theRewriteIsEqualOrIsNotShown(String url, long seed, Loop loop) throws SQLException {
        try (Connection connection = Corpus.empty(url)) {
            fill(connection, new Random(seed));
            Verification verification = VerifierTest.verify(connection, url, loop);
            if (oneRowByWhatLooksLikeAKey(loop)) {
                Cure cure = verification.of(new Rewriter().cure(VerifierTest.observed(connection, loop)));
                assertThat(cure.sql() == null).isEqualTo(verification.state() == State.DIFFERENT);
            } else {
                assertThat(verification.words()).startsWith("equal on ");
            }
        }
    }

    /** {@code id = ? LIMIT 1}: here, and only here, the id is not one row's, and the verifier has to find it. */
    private static boolean oneRowByWhatLooksLikeAKey(Loop loop) {
        return loop.key().equals("id") && loop.child().contains("limit 1");
    }

    private static void fill(Connection connection, Random random) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        for (int i = 0; i < 25; i++) {
            insert(connection, "users", key(random, 15), "n" + i, random.nextInt(3), key(random, 20));
        }
        for (int i = 0; i < 60; i++) {
            String body = List.of("b", "B", "b ").get(random.nextInt(3)) + i;
            insert(connection, "tweets", key(random, 40), key(random, 20), body, i);
        }
        for (int i = 0; i < 120; i++) {
            insert(connection, "favourites", key(random, 50), key(random, 20), kind(random));
        }
    }

    private static @Nullable Integer key(Random random, int most) {
        return random.nextInt(8) == 0 ? null : random.nextInt(most);
    }

    private static @Nullable String kind(Random random) {
        int of = random.nextInt(KINDS.size() + 1);
        return of == KINDS.size() ? null : KINDS.get(of);
    }

    private static void insert(Connection connection, String table, @Nullable Object... values) throws SQLException {
        String markers = "?" + ", ?".repeat(values.length - 1);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " values (" + markers + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }
}
