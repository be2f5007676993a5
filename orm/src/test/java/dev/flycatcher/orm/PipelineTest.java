package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Load.Strategy;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.jdbc.QueryEvent;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A graph in one round trip: as many statements as tables (PF-01), and the same rows (PF-07, PF-09, PF-13). */
@OnEveryEngine(Engine.POSTGRESQL)
class PipelineTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Trips trips = new Trips(t.url());
    private final Database db = Database.of(trips, t.log);
    private final Load<User, Tweet> tweets = USER.tweets.load().then(TWEET.favorites);

    @BeforeEach
    void rows() {
        t.withTweets();
        assertThat(db.from(USER).count()).isEqualTo(3);
        trips.taken();
        t.log.clear();
    }

    private static List<String> tree(Iterable<User> users) {
        List<String> lines = new ArrayList<>();
        users.forEach(u -> u.tweets()
                .forEach(tweet -> lines.add(u.username() + " " + tweet.content() + " "
                        + tweet.favorites().size())));
        return lines;
    }

    private final Load<User, Tweet> repeated = USER.tweets
            .load()
            .strategy(Strategy.SUBQUERY)
            .then(TWEET.favorites.load().strategy(Strategy.JOIN));

    private Select<User> huey() {
        return db.from(USER).where(USER.id.eq(t.user("huey").id()));
    }

    @Test
    @DisplayName("one row by its key and two levels below are three statements in one round trip, told one by one")
    void oneKey() {
        User huey = huey().with(tweets).get();

        assertThat(trips.taken()).isEqualTo(1);
        assertThat(tree(List.of(huey))).containsExactly("huey meow 1", "huey hiss 0", "huey purr 2");
        assertThat(huey.tweets().list().get(0).user()).isSameAs(huey);
        assertThat(t.log.events()).extracting(QueryEvent::rows).containsExactly(1L, 3L, 3L);
        assertThat(t.log.events())
                .extracting(each -> each.command().relation())
                .containsExactly(null, "User.tweets", "Tweet.favorites");
        assertThat(t.log.events().get(2).command().origin())
                .isEqualTo(t.log.events().get(1).command().sql());
        assertThat(t.log.events()).allMatch(each -> each.nanos() > 0 && each.error() == null);
    }

    @Test
    @DisplayName("PF-03 a row that is not there has nothing below it, which the same round trip tells")
    void noSuchKey() {
        assertThat(db.from(USER).where(USER.id.eq(99L)).with(tweets).first()).isNull();
        assertThat(trips.taken()).isEqualTo(1);
        assertThat(t.log.count()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "LD-07 other parents are not asked for again unless it was said: by their keys, a round trip each level")
    void strategies() {
        var mickey = db.from(USER).where(USER.username.eq("mickey"));
        assertThat(tree(mickey.with(tweets))).containsExactly("mickey woof 0", "mickey whine 1");
        assertThat(trips.taken()).isEqualTo(3);

        assertThat(tree(mickey.with(repeated))).containsExactly("mickey woof 0", "mickey whine 1");
        assertThat(trips.taken()).isEqualTo(1);
        assertThat(t.log.count()).isEqualTo(6);
    }

    @Test
    @DisplayName("PF-08 a level may be narrowed, ordered and limited; what is below it follows by keys")
    void narrowedLevel() {
        Load<User, Tweet> some = USER.tweets
                .load()
                .where(TWEET.content.ne("hiss"))
                .orderBy(TWEET.id.desc())
                .then(TWEET.favorites);
        assertThat(tree(huey().with(some))).containsExactly("huey purr 2", "huey meow 1");
        assertThat(trips.taken()).isEqualTo(2);

        assertThat(tree(huey().with(some.perParent(1)))).containsExactly("huey purr 2");
        assertThat(trips.taken()).isEqualTo(2);
    }

    @Test
    @DisplayName("PF-05 what a row points at comes with it")
    void forward() {
        Tweet meow = db.from(TWEET)
                .where(TWEET.id.eq(t.tweet("meow").id()))
                .with(TWEET.user, TWEET.favorites.load().then(FAVORITE.user))
                .get();

        assertThat(trips.taken()).isEqualTo(1);
        assertThat(meow.user().username()).isEqualTo("huey");
        assertThat(meow.favorites().list())
                .extracting(each -> each.user().username())
                .containsExactly("zaizee");
        assertThat(t.log.count()).isEqualTo(4);
    }

    @Test
    @DisplayName("children whose parent came between two of the statements are left out")
    void parentsBetween() {
        db.execute("CREATE FUNCTION late() RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
                + " INSERT INTO \"user\" (username) VALUES ('late') ON CONFLICT DO NOTHING;"
                + " INSERT INTO tweet (user_id, content, timestamp) SELECT id, 'late', now() FROM \"user\""
                + " WHERE username = 'late'; RETURN 1; END $$");

        List<User> users = db.from(USER)
                .orderBy(raw(Type.INT, "late()").asc(), USER.id.asc())
                .with(repeated)
                .list();

        assertThat(users).extracting(User::username).containsExactly("huey", "mickey", "zaizee");
        assertThat(t.log.events().get(t.log.count() - 2).rows()).isGreaterThan(5);
        assertThat(tree(users)).hasSize(5);
    }

    @Test
    @DisplayName("a failure of a later statement is told with the texts, and the connection serves on")
    void failure() {
        db.atomic(() -> assertThatThrownBy(() -> db.atomic(() -> huey().with(USER.tweets
                                .load()
                                .where(raw(Type.INT, "1 / (SELECT 0)").eq(1)))
                        .list()))
                .isInstanceOf(DatabaseException.class)
                .hasRootCauseMessage("ERROR: division by zero")
                .hasMessageContaining("FROM \"tweet\""));
        assertThat(t.log.events()).filteredOn(each -> each.error() != null).hasSize(1);

        assertThat(huey().with(tweets).list()).hasSize(1);
        assertThat(db.executor().open()).isZero();
    }

    @Test
    @DisplayName("under a limit of time each statement has its own, so each goes alone")
    void limited() {
        assertThat(db.timeout(Duration.ofSeconds(20)).from(USER).with(repeated).list())
                .hasSize(3);

        assertThat(trips.taken()).isEqualTo(3);
    }
}
