package dev.flycatcher.testapps.patients.blog;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.max;
import static dev.flycatcher.testapps.patients.blog.Tables.FAVORITE;
import static dev.flycatcher.testapps.patients.blog.Tables.TWEET;
import static dev.flycatcher.testapps.patients.blog.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first page of the guide, with generated tables: what it prints and how many statements it sends. */
class BlogTest {
    private final List<String> statements = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
    private final Database db = Database.open(
            "jdbc:sqlite::memory:", event -> statements.add(event.command().sql()));
    private User huey;

    @BeforeEach
    void createTables() {
        db.createTables(USER, TWEET, FAVORITE);
        huey = db.create(USER, u -> u.username("huey"));
        User mickey = db.create(USER, u -> u.username("mickey"));
        db.create(USER, u -> u.username("zaizee"));
        Tweet meow = tweet(huey, "meow", 1);
        tweet(huey, "hiss", 2);
        tweet(mickey, "woof", 3);
        db.create(FAVORITE, f -> f.user(mickey).tweet(meow));
        statements.clear();
    }

    private Tweet tweet(User user, String content, long second) {
        return db.create(TWEET, t -> t.user(user).content(content).timestamp(Instant.ofEpochSecond(second)));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void print(Object... values) {
        printed.add(
                String.join(" ", List.of(values).stream().map(String::valueOf).toList()));
    }

    private void expect(int queries, String... lines) {
        assertThat(printed).containsExactly(lines);
        assertThat(statements).hasSize(queries);
    }

    @Test
    void joinsInOneQuery() {
        for (Tweet t : db.from(TWEET).select(TWEET, USER).join(USER)) {
            print(t.user().username(), t.content());
        }
        expect(1, "huey meow", "huey hiss", "mickey woof");
    }

    @Test
    void prefetchesInOneQueryPerTable() {
        for (User u : db.from(USER).prefetch(TWEET, FAVORITE)) {
            for (Tweet t : u.tweets()) {
                print(t.content(), t.favorites().size());
            }
        }
        expect(3, "meow 1", "hiss 0", "woof 0");
    }

    @Test
    void chainsOnABackReference() {
        for (Tweet t : huey.tweets()
                .where(TWEET.content.contains("me"))
                .orderBy(TWEET.timestamp.desc())
                .limit(2)
                .list()) {
            print(t.content(), t.userId());
        }
        expect(1, "meow 1");
    }

    @Test
    void readsAnAggregateByItself() {
        var favCount = count(FAVORITE.id).as("fav_count");
        for (User u : db.from(USER)
                .select(USER, favCount)
                .join(TWEET, LEFT_OUTER)
                .join(FAVORITE, LEFT_OUTER)
                .groupBy(USER.id)) {
            print(u.username(), String.valueOf(u.get(favCount)));
        }
        expect(1, "huey 1", "mickey 0", "zaizee 0");
    }

    @Test
    void joinsASubquery() {
        var latest = TWEET.as("latest");
        var maxTs = max(latest.timestamp).as("max_ts");
        var perUser =
                from(latest).select(latest.user, maxTs).groupBy(latest.user).as("latest_query");
        for (Tweet t : db.from(TWEET)
                .select(TWEET, USER)
                .joinFrom(
                        TWEET, perUser, TWEET.user.eq(perUser.c(latest.user)).and(TWEET.timestamp.eq(perUser.c(maxTs))))
                .joinFrom(TWEET, USER)) {
            print(t.user().username(), t.content());
        }
        expect(1, "huey hiss", "mickey woof");
    }

    record Line(String author, String content) {}

    @Test
    void readsIntoARecord() {
        db.from(TWEET)
                .join(USER)
                .into(USER.username, TWEET.content, Line::new)
                .list()
                .forEach(line -> print(line.author(), line.content()));
        expect(1, "huey meow", "huey hiss", "mickey woof");
    }

    @Test
    void defaultsAreSetWhereNothingIsAssigned() {
        Instant before = Instant.now().minusSeconds(1);
        assertThat(db.create(TWEET, t -> t.user(huey).content("now")).timestamp())
                .isAfter(before);
    }
}
