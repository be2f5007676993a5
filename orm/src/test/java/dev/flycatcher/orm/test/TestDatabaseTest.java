package dev.flycatcher.orm.test;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.model.Tweet;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** The test kit, used as its documentation says. (TX-03) */
class TestDatabaseTest {
    private static final TestDatabase TESTS =
            TestDatabase.open("jdbc:sqlite::memory:").with(USER, TWEET);
    private final Database db = TESTS.db();
    private TestRun run;

    @BeforeEach
    void begin() {
        run = TESTS.begin();
    }

    @AfterEach
    void end() {
        run.close();
    }

    @AfterAll
    static void close() {
        TESTS.close();
    }

    @RepeatedTest(2)
    @DisplayName("TX-03 each test begins with what the schema has, whatever the one before did atomically")
    void undoesEveryTest() {
        assertThat(db.from(USER).count()).isZero();
        db.atomic(() -> db.create(USER, u -> u.username("huey")));
        assertThat(db.from(USER).count()).isEqualTo(1);
    }

    @DisplayName("EX-44 statements are counted, and the relation that was loaded row by row is named")
    @Test
    void countsStatementsAndNamesTheRelationThatWasLoaded() {
        tweets(3);
        run.clear();
        for (Tweet tweet : db.from(TWEET).list()) {
            assertThat(tweet.user().username()).startsWith("user");
        }

        run.assertQueries(4).assertAtMost(4);
        assertThatThrownBy(() -> run.assertQueries(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected 1 statements, but there were 4:\n  SELECT ")
                .hasMessageContaining("-- loads Tweet.user");
        assertThatThrownBy(() -> run.assertAtMost(3))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected at most 3 statements, but there were 4:");
    }

    @Test
    void comparesStatementsExactly() {
        db.atomic(() -> db.execute("DELETE FROM tweet"));
        db.execute("DELETE FROM tweet WHERE 1 = 0");

        run.assertStatements("DELETE FROM tweet", "DELETE FROM tweet WHERE 1 = 0");
        assertThatThrownBy(() -> run.assertStatements("DELETE FROM tweet", "SELECT 1"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("statement 2 is not as expected: SELECT 1\nsent were:\n  DELETE FROM tweet\n  DELETE FROM"
                        + " tweet WHERE 1 = 0");
        assertThatThrownBy(() -> run.assertStatements("DELETE FROM tweet"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("statement 2 is not as expected: none");
    }

    @Test
    void refusesToBeginTwice() {
        assertThatThrownBy(TESTS::begin)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("was not closed: close its TestRun in @AfterEach");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.com/shop?password=secret",
                "jdbc:postgresql://test.example.com/shop",
                "jdbc:mariadb://localhost/latest",
                "jdbc:sqlite:/var/lib/shop/app.db",
                "jdbc:h2:file:./shop"
            })
    void refusesWhatDoesNotLookLikeATests(String url) {
        assertThatThrownBy(() -> TestDatabase.open(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not look like a test's database")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:x?mode=memory&cache=shared",
                "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1",
                "jdbc:postgresql://localhost:5432/shop_test",
                "jdbc:mariadb://root:pw@localhost/test?user=root",
                "jdbc:sqlite:target/shop.db",
                "jdbc:h2:./build/shop"
            })
    void acceptsWhatDoes(String url) {
        assertThatCode(() -> TestUrl.check(url)).doesNotThrowAnyException();
    }

    @Test
    void asksAPoolWhereItLeads() {
        SQLiteDataSource pool = new SQLiteDataSource();
        pool.setUrl("jdbc:sqlite:file:pool?mode=memory&cache=shared");
        try (TestDatabase tests = TestDatabase.of(pool);
                TestRun empty = tests.begin()) {
            tests.db().execute("CREATE TABLE t (a INT)");
            empty.assertQueries(1);
        }
    }

    private void tweets(int number) {
        for (int i = 0; i < number; i++) {
            String name = "user" + i;
            var user = db.create(USER, u -> u.username(name));
            db.create(TWEET, t -> t.user(user).content("hi").timestamp(Instant.EPOCH));
        }
    }
}
