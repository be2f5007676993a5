package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.TweetSelect;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Named;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class ScopeTest {
    private static final Named<Long> TWEETS = count(TWEET.id).as("tweets");

    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;
    private final User huey = t.user("huey");

    @Test
    @DisplayName("SC-01 a scope is called by its name, with its arguments, and adds to the query")
    void addsToTheQuery() {
        assertThat(db.from(TWEET).containing("w").sql())
                .isEqualTo(db.from(TWEET).where(TWEET.content.contains("w")).sql());
        assertThat(db.from(TWEET).containing("w").count()).isEqualTo(3);
        assertThat(huey.tweets().containing("s").newest().top(1))
                .extracting(Tweet::content)
                .containsExactly("hiss");
    }

    @Test
    @DisplayName("SC-02 scopes follow on any builder call, on back-references as on queries")
    void followOnAnyCall() {
        TweetSelect chained = huey.tweets()
                .where(TWEET.id.gt(0L))
                .containing("r")
                .join(USER)
                .switchTo()
                .newest()
                .lazy(Lazy.RAISE)
                .with(TWEET.favorites, TWEET.user)
                .page(1, 10)
                .top(2);
        assertThat(chained).extracting(Tweet::content).containsExactly("purr");
        assertThat(db.from(TWEET).selectRelated(TWEET.user).flat().sharing().top(1))
                .extracting(Tweet::content)
                .hasSize(1);
        assertThat(Query.from(TWEET).distinct().top(1).toString()).contains("LIMIT");
    }

    @Test
    @DisplayName("SC-02 whatever returns the same query returns it with its scopes")
    void nothingLosesThem() {
        List<String> builders = Stream.<Class<?>>of(Select.class, Joins.class)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .filter(each -> each.getGenericReturnType().getTypeName().equals("dev.flycatcher.orm.Select<E>"))
                .map(Method::getName)
                .distinct()
                .toList();
        assertThat(builders).hasSizeGreaterThan(20);
        assertThat(Stream.<Class<?>>of(Scoped.class, ScopedJoins.class)
                        .flatMap(each -> Arrays.stream(each.getDeclaredMethods())))
                .filteredOn(each -> each.getGenericReturnType().getTypeName().equals("Q"))
                .extracting(Method::getName)
                .containsAll(builders);
    }

    @Test
    @DisplayName("SC-02 BR-11 a prefetched back-reference still has its rows; a scope queries anew")
    void prefetched() {
        User loaded = db.from(USER).prefetch(TWEET).list().get(0);
        assertThat(t.count(() -> {
                    assertThat(loaded.tweets()).hasSize(3);
                    assertThat(loaded.tweets().list()).hasSize(3);
                    assertThat(loaded.tweets().size() + loaded.tweets().count()).isEqualTo(6);
                    assertThat(loaded.tweets().exists()).isTrue();
                    assertThat(loaded.tweets().first().user()).isSameAs(loaded);
                }))
                .isZero();
        assertThat(t.count(() -> assertThat(loaded.tweets().containing("meow")).hasSize(1)))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("SC-02 the query stays a query: prefetched, a subquery, a function's argument")
    void staysASelect() {
        Select<Tweet> plain = huey.tweets();
        assertThat(plain.apply(q -> Tweet.containing(q, "s")).list()).hasSize(1);
        List<User> users = db.from(USER)
                .where(USER.id.within(db.from(TWEET).containing("purr").select(TWEET.user)))
                .prefetch(db.from(TWEET).containing("s"), FAVORITE)
                .list();
        assertThat(users).containsExactly(huey);
        assertThat(users.get(0).tweets()).extracting(Tweet::content).containsExactly("hiss");
        assertThat(db.from(USER)
                        .with(USER.tweets.load().query(q -> Tweet.containing(q, "s")))
                        .list()
                        .get(0)
                        .tweets())
                .hasSize(1);
    }

    @Test
    @DisplayName("SC-04 a scope may select, join and group")
    void projects() {
        assertThat(db.from(USER).withTweetCount(TWEETS).orderBy(TWEETS.desc()))
                .extracting(TWEETS::of)
                .containsExactly(3L, 2L, 0L);
    }
}
