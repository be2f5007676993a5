package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.model.Tweet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fixture of every test here, which fails unasked on what a test did not mean to do. */
class TestDatabaseTest {
    private final TestDatabase t = new TestDatabase().withTweets();

    @Test
    @DisplayName("a relation loaded row by row fails the test that did not ask for it")
    void failsOnRepeats() {
        t.db.from(TWEET).forEach(each -> assertThat(each.user()).isNotNull());
        assertThatThrownBy(() -> t.close(false))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("loaded row by row: Tweet.user, by SELECT");
    }

    @Test
    @DisplayName("so does a statement or connection left open")
    void failsOnLeaks() {
        Stream<Tweet> open = t.db.from(TWEET).stream();
        assertThat(open.iterator().next().content()).isEqualTo("meow");
        assertThatThrownBy(() -> t.close(false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("1 statements or streams were left open");
    }

    @Test
    @DisplayName("what is loaded with its query passes, and what repeats by intent")
    void passes() {
        t.db.from(USER)
                .with(USER.tweets)
                .forEach(each -> assertThat(each.tweets().size()).isNotNegative());
        t.db.from(TWEET).forEach(each -> assertThat(each.user()).isNotNull());
        t.close(true);
        assertThat(t.log.count()).isPositive();
    }
}
