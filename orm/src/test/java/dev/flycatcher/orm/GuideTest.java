package dev.flycatcher.orm;

import static dev.flycatcher.orm.Insert.excluded;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.Query.values;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.caseWhen;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.fn;
import static dev.flycatcher.orm.sql.Functions.json;
import static dev.flycatcher.orm.sql.Functions.number;
import static dev.flycatcher.orm.sql.Functions.rank;
import static dev.flycatcher.orm.sql.Functions.row;
import static dev.flycatcher.orm.sql.Functions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.jdbc.Isolation;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.UserDraft;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/guide.md shows, as it stands there. */
class GuideTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    @Test
    @DisplayName("values out of values")
    void expressions() {
        // tag::expressions[]
        var mood = caseWhen(TWEET.content.eq("hiss"), "angry")
                .when(TWEET.content.startsWith("w"), "loud")
                .orElse("calm");
        var length = number(fn("LENGTH", Type.LONG, TWEET.content)); // any function, by name
        var city = json(TWEET.content).at("places").at(0).at("city").text(); // a path into JSON
        db.from(TWEET).values(mood).list();
        db.from(TWEET)
                .where(length.gt(4), row(TWEET.user, TWEET.content).eq(1L, "purr"))
                .count();
        db.from(TWEET).orderBy(TWEET.id.cast(Type.TEXT).desc()).list();
        // end::expressions[]
        assertThat(db.from(TWEET).orderBy(TWEET.id).values(mood).list())
                .containsExactly("calm", "angry", "calm", "loud", "loud");
        assertThat(t.text(db.from(TWEET).values(city))).contains("json_extract");
    }

    @Test
    @DisplayName("windows")
    void windows() {
        // tag::windows[]
        var newest = window("newest").partitionBy(TWEET.user).orderBy(TWEET.timestamp.desc());
        var place = rank().over(newest).as("place");
        var soFar = count().over(newest).as("so_far");
        for (Tweet each : db.from(TWEET).select(TWEET, place, soFar)) {
            long rank = place.of(each);
            // end::windows[]
            assertThat(rank).isBetween(1L, 3L);
            // tag::windows[]
        }
        // end::windows[]
    }

    @Test
    @DisplayName("inserts with what may follow")
    void inserts() {
        db.createTables(ORDER_LINE);
        // tag::inserts[]
        db.insertInto(ORDER_LINE)
                .values(l -> l.orderNo(1).lineNo(1).product("tea").quantity(2))
                .onConflict(ORDER_LINE.orderNo, ORDER_LINE.lineNo)
                .doUpdate(set ->
                        set.set(ORDER_LINE.quantity, ORDER_LINE.quantity.plus(number(excluded(ORDER_LINE.quantity)))))
                .execute();
        db.insertInto(USER)
                .values(List.of("huey", "lotta"), (u, name) -> u.username(name))
                .onConflict(USER.username)
                .doNothing()
                .execute();
        db.insertInto(USER)
                .select(from(USER).select(USER.username.concat(" II")), USER.username)
                .execute();
        List<Tweet> gone = db.deleteFrom(TWEET)
                .where(TWEET.timestamp.lt(Instant.ofEpochSecond(2)))
                .returning();
        // end::inserts[]
        assertThat(db.from(USER).count()).isEqualTo(8);
        assertThat(gone).extracting(Tweet::content).containsExactly("meow");
    }

    @Test
    @DisplayName("many rows")
    void many() {
        List<Tweet> tweets = db.from(TWEET).list();
        // tag::many[]
        db.updateAll(
                TWEET, tweets, (draft, tweet) -> draft.content(tweet.content().toUpperCase()));

        Values renamed = values("renamed", List.of("id", "name"), List.of(List.of(1L, "hugo"), List.of(2L, "mick")));
        db.update(USER)
                .set(USER.username, renamed.c("name", Type.TEXT))
                .from(renamed)
                .where(USER.id.eq(renamed.c("id", Type.LONG)))
                .execute();

        var newest =
                db.from(TWEET).orderBy(TWEET.timestamp.desc(), TWEET.id.desc()).limit(20);
        List<Tweet> first = newest.list();
        List<Tweet> next = newest.after(first.get(first.size() - 1)).list(); // costs the same on any page

        try (Stream<Tweet> all = db.from(TWEET).stream()) { // a portion at a time, however many
            all.forEach(tweet -> {});
        }
        // end::many[]
        assertThat(next).isEmpty();
        assertThat(first.get(0).content()).isEqualTo("WHINE");
        assertThat(db.get(USER, 2L).username()).isEqualTo("mick");
    }

    @Test
    @DisplayName("what an engine lacks is refused while the query is built")
    void clauses() {
        // tag::clauses[]
        var next = db.from(TWEET).orderBy(TWEET.id).limit(1).lock(Lock.UPDATE.skipLocked());
        var latest = db.from(TWEET).distinctOn(TWEET.user).orderBy(TWEET.user.asc(), TWEET.timestamp.desc());
        // end::clauses[]
        assertThatThrownBy(next::list)
                .isInstanceOf(QueryException.class)
                .hasMessage("SQLite has no SELECT ... FOR UPDATE. Here a write transaction has the whole database for"
                        + " itself.");
        assertThatThrownBy(latest::list).isInstanceOf(QueryException.class);
    }

    @Test
    @DisplayName("isolation and time limits")
    void settings() {
        // tag::settings[]
        Database strict = db.isolation(Isolation.SERIALIZABLE);
        strict.retrying(3, () -> strict.createAll(USER, List.of("a", "b"), (u, name) -> u.username(name)));
        Database hurried = db.timeout(Duration.ofSeconds(5)); // each of its statements
        db.from(TWEET).timeout(Duration.ofSeconds(30)).list(); // this query, and what it loads along
        // end::settings[]
        assertThat(hurried.from(USER).count()).isEqualTo(5);
    }

    @Test
    @DisplayName("hooks")
    void hooks() {
        // tag::hooks[]
        Database audited = db.hooking(USER, new Hook<>() {
            @Override
            public void beforeSave(UserDraft draft, boolean isNew) {
                draft.username(draft.username().strip());
            }
        });
        audited.create(USER, u -> u.username(" lotta "));
        // end::hooks[]
        assertThat(db.from(USER).where(USER.username.eq("lotta")).exists()).isTrue();
    }
}
