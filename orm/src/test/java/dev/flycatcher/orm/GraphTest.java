package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Article;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Favorite;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.NotSelectedException;
import dev.flycatcher.orm.sql.QueryException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class GraphTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    record Line(String author, String content) {}

    @Test
    @DisplayName("GR-01 GR-02 tables stand for their columns, in declaration order, the key first")
    void tablesStandForTheirColumns() {
        assertThat(from(TWEET).join(USER).select(TWEET, USER).toString())
                .startsWith(
                        "SELECT \"t1\".\"id\", \"t1\".\"user_id\", \"t1\".\"content\", \"t1\".\"timestamp\", \"t2\".\"id\","
                                + " \"t2\".\"username\" FROM ");
    }

    @Test
    @DisplayName("GR-03 GR-14 a joined row is the reference's value, made anew for each row")
    void forwardJoin() {
        List<Tweet> tweets =
                db.from(TWEET).select(TWEET.content, USER.username).join(USER).list();
        assertThat(t.count(() -> assertThat(tweets)
                        .extracting(each -> each.user().username() + " -> " + each.content())
                        .startsWith("huey -> meow", "huey -> hiss")))
                .isZero();
        assertThat(tweets.get(0).user()).isNotSameAs(tweets.get(1).user());
    }

    @Test
    @DisplayName("GR-14: on request, rows that point at the same one share it")
    void sharing() {
        List<Tweet> tweets =
                db.from(TWEET).select(TWEET, USER).join(USER).sharing().list();
        assertThat(tweets.get(0).user()).isSameAs(tweets.get(1).user());
        assertThat(tweets)
                .extracting(each -> each.user().username())
                .containsExactly("huey", "huey", "huey", "mickey", "mickey");
        List<Favorite> deep = db.from(FAVORITE)
                .select(FAVORITE, TWEET, USER)
                .join(TWEET)
                .join(USER)
                .sharing()
                .list();
        assertThat(t.count(() -> deep.forEach(
                        f -> assertThat(f.tweet().user().username()).isNotEmpty())))
                .isZero();
    }

    @Test
    @DisplayName("EC-04 GR-04 JN-17 joined backwards, a row is found under its table, never in the back-reference")
    void backwardJoin() {
        List<User> users =
                db.from(USER).select(USER, TWEET).join(TWEET, LEFT_OUTER).list();
        assertThat(users).hasSize(6);
        assertThat(TWEET.of(users.get(0)).content()).isEqualTo("meow");
        assertThat(TWEET.of(users.get(5))).isNull();
        assertThatThrownBy(() -> FAVORITE.of(users.get(0))).isInstanceOf(NotSelectedException.class);
    }

    @Test
    @DisplayName("EC-02 GR-06 a table between of which nothing is selected still carries what is selected beyond it")
    void skippedIntermediate() {
        Favorite favorite = db.from(FAVORITE)
                .select(FAVORITE.id, USER.username)
                .join(TWEET)
                .join(USER)
                .orderBy(FAVORITE.id)
                .get();
        assertThat(t.count(() -> assertThat(favorite.tweet().user().username()).isEqualTo("mickey")))
                .isZero();
        assertThatThrownBy(() -> favorite.tweet().content()).isInstanceOf(NotSelectedException.class);
    }

    @Test
    @DisplayName(
            "EC-09 GR-07 GR-08 an outer join that finds nothing reads as null, keeps the raw key, and never queries")
    void outerMiss() {
        Tweet tweet = db.from(TWEET)
                .select(TWEET, USER)
                .join(USER, LEFT_OUTER, TWEET.user.eq(USER.id).and(USER.username.eq("nobody")))
                .get();
        assertThat(t.count(() -> {
                    assertThat(tweet.user()).isNull();
                    assertThat(TWEET.user.isLoaded(tweet)).isTrue();
                    assertThat(tweet.userId()).isEqualTo(1);
                }))
                .isZero();
        assertThat(TWEET.draft(tweet).userId(2L).user().username()).isEqualTo("mickey");
    }

    @Test
    @DisplayName("EC-12 GR-09 an inner join that read nothing but NULL leaves the reference to a lazy read")
    void innerAllNull() {
        db.createTables(CATEGORY);
        Category top = db.create(CATEGORY, c -> c.name("top"));
        Category mid = db.create(CATEGORY, c -> c.name("mid").parent(top));
        db.create(CATEGORY, c -> c.name("low").parent(mid));
        var parent = CATEGORY.as();
        Category read = db.from(CATEGORY)
                .select(CATEGORY, parent.parent)
                .join(parent)
                .where(CATEGORY.name.eq("mid"))
                .get();
        assertThat(t.count(() -> assertThat(read.parent().name()).isEqualTo("top")))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("GR-10 AG-02 a computed value is read by its own expression, from the row")
    void computedValues() {
        var shout = USER.username.upper().as("shout");
        User user = db.from(USER).select(USER, shout).get();
        String read = shout.of(user);
        assertThat(read).isEqualTo("HUEY");
        assertThatThrownBy(() -> count(TWEET.id).as("n").of(user))
                .isInstanceOf(NotSelectedException.class)
                .hasMessageContaining("n was not selected");
    }

    @Test
    @DisplayName("EC-94 GR-11 GR-12 maps and tuples: one flat row, converted values, names that repeat are numbered")
    void mapsAndTuples() {
        assertThat(db.from(TWEET)
                        .select(TWEET.content, USER.username)
                        .join(USER)
                        .maps()
                        .first())
                .isEqualTo(Map.of("content", "meow", "username", "huey"));
        Tuple tuple = db.from(TWEET)
                .select(TWEET.id, USER.id, TWEET.user)
                .join(USER)
                .tuples()
                .get();
        assertThat(tuple.names()).containsExactly("id", "id_2", "user");
        assertThat(tuple.get(USER.id)).isEqualTo(1L);
        assertThat(tuple.get("id_2")).isEqualTo(tuple.get(1));
        assertThat(tuple.get(TWEET.user)).isEqualTo(1L);
        assertThatThrownBy(() -> tuple.get("nope")).isInstanceOf(NotSelectedException.class);
        assertThatThrownBy(() -> tuple.get(TWEET.content)).isInstanceOf(NotSelectedException.class);
    }

    @Test
    @DisplayName("GR-12 GR-13 rows as records, and everything flat on the first table's rows")
    void recordsAndFlat() {
        List<Line> lines = db.from(TWEET)
                .join(USER)
                .into(USER.username, TWEET.content, Line::new)
                .limit(1)
                .list();
        assertThat(lines).containsExactly(new Line("huey", "meow"));
        Tweet flat = db.from(TWEET)
                .select(TWEET.content, USER.username)
                .join(USER)
                .flat()
                .get();
        String name = USER.username.of(flat);
        assertThat(name).isEqualTo("huey");
        assertThat(flat.content()).isEqualTo("meow");
    }

    @Test
    @DisplayName("GR-16 a subquery selected as a source is read as a map under itself")
    void subqueryAsMap() {
        var counts = from(TWEET)
                .select(TWEET.user, count(TWEET.id).as("n"))
                .groupBy(TWEET.user)
                .as("counts");
        User huey = db.from(USER)
                .select(USER, counts)
                .join(counts, LEFT_OUTER, USER.id.eq(counts.c(TWEET.user)))
                .orderBy(USER.id)
                .get();
        assertThat(counts.of(huey)).isEqualTo(Map.of("user_id", 1L, "n", 3L));
        assertThatThrownBy(() -> counts.c(USER.username))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("[user_id, n]");
    }

    @Test
    @DisplayName("GR-17 AL-01 AL-02 owner, tweet and author in one query: an alias joins like its table")
    void ownerTweetAndAuthor() {
        var owner = USER.as();
        var query = db.from(FAVORITE)
                .select(FAVORITE, TWEET.content, USER.username, owner.username)
                .joinFrom(FAVORITE, owner)
                .joinFrom(FAVORITE, TWEET)
                .joinFrom(TWEET, USER);
        assertThat(t.count(() -> assertThat(query)
                        .extracting(
                                f -> f.user().username() + " liked " + f.tweet().content() + " by "
                                        + f.tweet().user().username())
                        .containsExactly(
                                "huey liked whine by mickey",
                                "mickey liked purr by huey",
                                "zaizee liked meow by huey",
                                "zaizee liked purr by huey")))
                .isEqualTo(1);
        assertThat(t.text(query)).contains("\"user\" AS \"t2\"").contains("\"user\" AS \"t4\"");
    }

    @Test
    @DisplayName("AL-01 AL-03 an alias is a table of its own, deterministic in text, whose rows are plain entities")
    void aliases() {
        var other = USER.as("other");
        User huey = db.from(other).where(other.username.eq("huey")).get();
        assertThat(huey).isEqualTo(t.user("huey"));
        assertThat(t.text(db.from(other)))
                .isEqualTo(t.text(db.from(USER.as("other"))))
                .contains("AS \"other\"");
        assertThat(USER.as("x").draft().username("new").username()).isEqualTo("new");
        assertThatThrownBy(() -> db.from(other).where(USER.username.eq("huey")).sql())
                .isInstanceOf(QueryException.class);
    }

    @Test
    @DisplayName("EC-01 EC-14 a chain of outer joins whose first misses has no empty shells")
    void emptyChain() {
        db.createTables(ARTICLE);
        db.create(ARTICLE, a -> a.title("one").author(t.user("zaizee")));
        var editor = USER.as();
        var tweet = TWEET.as();
        Article article = db.from(ARTICLE)
                .select(ARTICLE, tweet)
                .join(editor, LEFT_OUTER, ARTICLE.editor)
                .join(tweet, LEFT_OUTER, tweet.user)
                .get();
        assertThat(article.editor()).isNull();
    }

    @Test
    @DisplayName("EC-11 a matched row whose selected columns are all NULL is told from a miss by its key")
    void allNullMatch() {
        db.createTables(CATEGORY);
        Category top = db.create(CATEGORY, c -> c.name("top"));
        db.create(CATEGORY, c -> c.name("mid").parent(top));
        var parent = CATEGORY.as();
        var mid = db.from(CATEGORY).join(parent, LEFT_OUTER).where(CATEGORY.name.eq("mid"));
        assertThat(mid.select(CATEGORY, parent.parent).get().parent()).isNull();
        assertThat(mid.select(CATEGORY, parent.id, parent.parent).get().parent())
                .isEqualTo(top);
    }
}
