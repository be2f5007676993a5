package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.TweetDraft;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.NotSelectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class LazyTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private static List<String> authors(Iterable<Tweet> tweets) {
        List<String> names = new ArrayList<>();
        tweets.forEach(each -> names.add(each.user().username()));
        return names;
    }

    @Test
    @RepeatsByIntent
    @DisplayName("LZ-01 LZ-02 five authors cost six statements, equal in text; nothing is shared between rows")
    void oneQueryPerRead() {
        assertThat(t.count(() -> authors(db.from(TWEET)))).isEqualTo(6);
        assertThat(t.log.statements().subList(1, 6))
                .containsOnly(t.log.statements().get(1));
        List<Tweet> tweets = db.from(TWEET).limit(2).list();
        assertThat(tweets.get(0).user())
                .isEqualTo(tweets.get(1).user())
                .isNotSameAs(tweets.get(1).user());
    }

    @Test
    @DisplayName(
            "LZ-03 LZ-09 where loading on read is switched off, reading throws and names the cure; the key is free")
    void raiseNamesTheCure() {
        Tweet tweet = db.from(TWEET).lazy(Lazy.RAISE).get();
        assertThat(t.count(() -> {
                    assertThat(tweet.userId()).isEqualTo(1);
                    assertThatThrownBy(tweet::user)
                            .isInstanceOf(NotLoadedException.class)
                            .hasMessageContaining("Tweet.user is not loaded")
                            .hasMessageContaining(".select(TWEET, USER).join(USER)")
                            .hasMessageContaining("FROM " + db.dialect().quote("tweet"));
                }))
                .isZero();
        assertThatThrownBy(() -> db.lazy(Lazy.RAISE).get(TWEET, 1L).user()).isInstanceOf(NotLoadedException.class);
    }

    @Test
    @DisplayName("LZ-04 LZ-05 what was joined and selected, or assigned, is there however references are read")
    void loadedIsLoaded() {
        Tweet tweet =
                db.from(TWEET).select(TWEET, USER).join(USER).lazy(Lazy.RAISE).get();
        assertThat(tweet.user().username()).isEqualTo("huey");
        TweetDraft draft = TWEET.draft(db.from(TWEET).lazy(Lazy.RAISE).get()).user(t.user("mickey"));
        assertThat(draft.user()).isSameAs(t.user("mickey"));
    }

    @Test
    @DisplayName("EC-37 LZ-06 GR-05 what was not selected throws, and is not null")
    void notSelectedIsNotNull() {
        Tweet tweet = db.from(TWEET).select(TWEET.id, TWEET.content).get();
        assertThat(tweet.content()).isEqualTo("meow");
        assertThat(t.count(() -> {
                    assertThatThrownBy(tweet::timestamp)
                            .isInstanceOf(NotSelectedException.class)
                            .hasMessageContaining("Tweet.timestamp was not selected. Add TWEET.timestamp");
                    assertThatThrownBy(tweet::userId).isInstanceOf(NotSelectedException.class);
                    assertThatThrownBy(tweet::user).isInstanceOf(NotSelectedException.class);
                }))
                .isZero();
    }

    @Test
    @DisplayName("LZ-07 GR-15 reading a reference changes nothing: there is nothing to update")
    void readingChangesNothing() {
        TweetDraft draft = TWEET.draft(db.from(TWEET).get());
        draft.user();
        assertThat(t.count(() -> db.save(draft))).isZero();
    }

    @Test
    @DisplayName(
            "EX-45 LZ-08 a map of a row never queries: references are keys, and relations asked for must be loaded")
    void mapsNeverQuery() {
        Tweet tweet = db.from(TWEET).get();
        assertThat(t.count(() -> {
                    assertThat(TWEET.toMap(tweet)).containsEntry("user", 1L).containsEntry("content", "meow");
                    assertThatThrownBy(() -> TWEET.toMap(tweet, TWEET.user))
                            .isInstanceOf(NotLoadedException.class)
                            .hasMessageContaining(".with(TWEET.user)");
                }))
                .isZero();
        Tweet joined = db.from(TWEET).select(TWEET, USER).join(USER).get();
        assertThat(TWEET.toMap(joined, TWEET.user)).containsEntry("user", Map.of("id", 1L, "username", "huey"));
        User user = db.from(USER).with(USER.tweets).get();
        assertThat(USER.toMap(user, USER.tweets, TWEET.user).get("tweets").toString())
                .contains("meow");
    }

    @Test
    @DisplayName("PEERS: the loop of an N+1, unchanged, costs two statements")
    void peersLoadTogether() {
        assertThat(t.count(() -> assertThat(authors(db.from(TWEET).lazy(Lazy.PEERS)))
                        .containsExactly("huey", "huey", "huey", "mickey", "mickey")))
                .isEqualTo(2);
        Database peers = db.lazy(Lazy.PEERS);
        assertThat(t.count(() -> peers.from(USER)
                        .forEach(u -> u.tweets().forEach(tweet -> tweet.user().username()))))
                .isEqualTo(2);
        assertThat(t.count(
                        () -> peers.from(FAVORITE).forEach(f -> f.tweet().user().username())))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("BR-10 rows read through a back-reference know their owner")
    void childrenKnowTheirOwner() {
        User huey = t.user("huey");
        assertThat(t.count(() ->
                        huey.tweets().forEach(each -> assertThat(each.user()).isSameAs(huey))))
                .isEqualTo(1);
        assertThat(t.count(() -> huey.tweets()
                        .limit(1)
                        .forEach(each -> assertThat(each.user()).isSameAs(huey))))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "EX-46 a draft is made of a map, as toMap gives one; what no column is called or holds is refused by name")
    void draftsOfMaps() {
        Tweet tweet = db.from(TWEET).get();
        var values = new java.util.HashMap<String, Object>(TWEET.toMap(tweet));
        values.remove("id");
        values.put("content", "copied");
        Tweet copied = db.save(TWEET.draft(values));
        assertThat(copied.userId()).isEqualTo(tweet.userId());
        assertThat(db.get(TWEET, copied.id()).content()).isEqualTo("copied");
        assertThat(db.get(TWEET, copied.id()).timestamp()).isEqualTo(tweet.timestamp());
        assertThatThrownBy(() -> TWEET.draft(Map.of("contents", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column contents")
                .hasMessageContaining("content");
        assertThatThrownBy(() -> TWEET.draft(Map.of("content", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tweet.content holds String");
    }
}
