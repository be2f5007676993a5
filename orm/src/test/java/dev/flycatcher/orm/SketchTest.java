package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.max;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The library as a user first meets it. */
@OnEveryEngine
class SketchTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Recorder log = t.log;
    private final Database db = t.db;
    private User huey;

    @BeforeEach
    void createTestData() {
        db.createTables(FAVORITE, TWEET, USER);
        huey = db.create(USER, u -> u.username("huey"));
        User mickey = db.create(USER, u -> u.username("mickey"));
        User zaizee = db.create(USER, u -> u.username("zaizee"));
        Tweet meow = tweet(huey, "meow", 1);
        tweet(huey, "hiss", 2);
        Tweet purr = tweet(huey, "purr", 3);
        tweet(mickey, "woof", 4);
        Tweet whine = tweet(mickey, "whine", 5);
        favorite(huey, whine);
        favorite(mickey, purr);
        favorite(zaizee, meow);
        favorite(zaizee, purr);
        log.clear();
    }

    private Tweet tweet(User user, String content, long second) {
        return db.create(TWEET, t -> t.user(user).content(content).timestamp(Instant.ofEpochSecond(second)));
    }

    private void favorite(User user, Tweet tweet) {
        db.create(FAVORITE, f -> f.user(user).tweet(tweet));
    }

    @Test
    @RepeatsByIntent
    void lazyReadsCostOneQueryEach() {
        List<String> authors = new ArrayList<>();
        for (Tweet tweet : db.from(TWEET)) {
            authors.add(tweet.user().username());
        }
        assertThat(authors).containsExactly("huey", "huey", "huey", "mickey", "mickey");
        assertThat(log.count()).isEqualTo(6);
    }

    @Test
    void joinAndSelectCostOneQuery() {
        List<String> lines = new ArrayList<>();
        for (Tweet t : db.from(TWEET).select(TWEET, USER).join(USER)) {
            lines.add(t.user().username() + " -> " + t.content());
        }
        assertThat(lines)
                .containsExactly("huey -> meow", "huey -> hiss", "huey -> purr", "mickey -> woof", "mickey -> whine");
        assertThat(log.count()).isEqualTo(1);
    }

    @Test
    void backReferenceIsAQuery() {
        assertThat(t.text(huey.tweets()))
                .isEqualTo(
                        "SELECT \"t1\".\"id\", \"t1\".\"user_id\", \"t1\".\"content\", \"t1\".\"timestamp\" FROM \"tweet\" AS"
                                + " \"t1\" WHERE (\"t1\".\"user_id\" = ?)");
        assertThat(huey.tweets()
                        .where(TWEET.content.contains("s"))
                        .orderBy(TWEET.timestamp.desc())
                        .limit(2))
                .extracting(Tweet::content)
                .containsExactly("hiss");
        assertThat(huey.tweets().count()).isEqualTo(3);
    }

    @Test
    void aliasedAggregateIsReadByItself() {
        var favCount = count(FAVORITE.id).as("fav_count");
        List<String> lines = new ArrayList<>();
        for (User u : db.from(USER)
                .select(USER, favCount)
                .join(TWEET, LEFT_OUTER)
                .join(FAVORITE, LEFT_OUTER)
                .groupBy(USER.id)
                .orderBy(USER.id)) {
            lines.add(u.username() + " " + favCount.of(u));
        }
        assertThat(lines).containsExactly("huey 3", "mickey 1", "zaizee 0");
    }

    @Test
    void latestTweetPerUserJoinsASubquery() {
        var latest = TWEET.as("latest");
        var maxTs = max(latest.timestamp).as("max_ts");
        var perUser =
                from(latest).select(latest.user, maxTs).groupBy(latest.user).as("latest_query");
        var query = db.from(TWEET)
                .select(TWEET, USER)
                .joinFrom(
                        TWEET, perUser, TWEET.user.eq(perUser.c(latest.user)).and(TWEET.timestamp.eq(perUser.c(maxTs))))
                .joinFrom(TWEET, USER);
        assertThat(query)
                .extracting(t -> t.user().username() + " -> " + t.content())
                .containsExactly("huey -> purr", "mickey -> whine");
        assertThat(log.count()).isEqualTo(1);
    }

    @Test
    void declaredRelationsLoadInOneQueryEach() {
        List<String> lines = new ArrayList<>();
        for (User u : db.from(USER).with(USER.tweets.load().then(TWEET.favorites))) {
            for (Tweet t : u.tweets()) {
                lines.add(t.user().username() + " " + t.content() + " "
                        + t.favorites().size());
            }
        }
        assertThat(lines)
                .containsExactly("huey meow 1", "huey hiss 0", "huey purr 2", "mickey woof 0", "mickey whine 1");
        assertThat(log.count()).isEqualTo(3);
    }
}
