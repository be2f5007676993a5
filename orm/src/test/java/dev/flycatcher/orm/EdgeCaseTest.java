package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.CITY;
import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.COUNTRY;
import static dev.flycatcher.orm.model.Tables.COURSE;
import static dev.flycatcher.orm.model.Tables.COURSE_STUDENT_THROUGH;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.STUDENT;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.model.Article;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Comment;
import dev.flycatcher.orm.model.Country;
import dev.flycatcher.orm.model.Favorite;
import dev.flycatcher.orm.model.Student;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.TweetDraft;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.model.UserDraft;
import dev.flycatcher.orm.sql.NotSelectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a naive implementation gets wrong. */
@OnEveryEngine
class EdgeCaseTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;
    private final User huey = t.user("huey");
    private final User mickey = t.user("mickey");

    @Test
    @DisplayName("EC-16 an alias as first table gives its rows, and what was joined to them is found on them")
    void aliasAsRoot() {
        var author = USER.as("author");
        List<User> rows = db.from(author)
                .select(author, TWEET)
                .join(TWEET)
                .orderBy(TWEET.id)
                .list();
        assertThat(rows).extracting(User::username).containsExactly("huey", "huey", "huey", "mickey", "mickey");
        assertThat(TWEET.of(rows.get(3)).content()).isEqualTo("woof");
    }

    @Test
    @DisplayName("EC-17 an alias is joined to, then from; what hangs on it hangs on it")
    void aliasJoinedTwice() {
        db.createTables(ARTICLE, COMMENT);
        Article article = db.create(ARTICLE, a -> a.title("one").author(huey));
        Comment first = db.create(COMMENT, c -> c.body("first").article(article).author(huey));
        db.create(COMMENT, c -> c.body("second").article(article).author(mickey).parent(first));
        var parent = COMMENT.as("parent");
        Comment second = db.from(COMMENT)
                .select(COMMENT, parent, USER)
                .join(parent, COMMENT.parent)
                .join(USER, parent.author)
                .get();
        assertThat(t.count(() -> {
                    assertThat(second.parent().author().username()).isEqualTo("huey");
                    assertThat(parent.of(second)).isSameAs(second.parent());
                    assertThat(USER.of(second.parent())).isEqualTo(huey);
                }))
                .isZero();
        assertThatThrownBy(() -> USER.of(second))
                .isInstanceOf(NotSelectedException.class)
                .hasMessage("User was joined to Comment AS parent, not to Comment. Ask that row for it:"
                        + " USER.of(parent.of(row)).");
    }

    @Test
    @DisplayName("AL-02 an alias joined along a reference is read by the alias as well; what was not selected says so")
    void aliasOfAReference() {
        var owner = USER.as();
        Favorite favorite = db.from(FAVORITE)
                .select(FAVORITE, owner)
                .join(owner)
                .switchTo()
                .join(TWEET)
                .orderBy(FAVORITE.id)
                .get();
        assertThat(t.count(() -> assertThat(owner.of(favorite)).isSameAs(favorite.user())))
                .isZero();
        assertThatThrownBy(() -> TWEET.of(favorite)).isInstanceOf(NotSelectedException.class);
        var missing = USER.as();
        Tweet alone = db.from(TWEET)
                .select(TWEET, missing)
                .join(missing, LEFT_OUTER, TWEET.user.eq(missing.id).and(missing.username.eq("nobody")))
                .get();
        assertThat(missing.of(alone)).isNull();
    }

    @Test
    @DisplayName("EC-19 a column under its own name keeps the name, in maps and on rows")
    void columnUnderItsOwnName() {
        var username = USER.username.as("username");
        assertThat(db.from(USER).select(username).maps().first()).isEqualTo(Map.of("username", "huey"));
        String read = username.of(db.from(USER).select(USER.id, username).get());
        assertThat(read).isEqualTo("huey");
    }

    @Test
    @DisplayName("EC-21 an aggregate without a name is called by its place, with a join or without")
    void unnamedAggregate() {
        var plain = db.from(TWEET).select(count(TWEET.id)).tuples().get();
        var joined = db.from(TWEET).select(count(TWEET.id)).join(USER).tuples().get();
        assertThat(plain.names()).isEqualTo(joined.names()).containsExactly("_1");
        assertThat(joined.get(0)).isEqualTo(5L);
    }

    @Test
    @DisplayName("EC-22 a subquery joined to a subquery is a map of its own on the row")
    void subqueryBehindSubquery() {
        var tweets = from(TWEET)
                .select(TWEET.user, count(TWEET.id).as("n"))
                .groupBy(TWEET.user)
                .as("tweets");
        var likes = from(FAVORITE)
                .select(FAVORITE.user, count(FAVORITE.id).as("n"))
                .groupBy(FAVORITE.user)
                .as("likes");
        User read = db.from(USER)
                .select(USER, tweets, likes)
                .join(tweets, USER.id.eq(tweets.c(TWEET.user)))
                .join(likes, LEFT_OUTER, tweets.c(TWEET.user).eq(likes.c(FAVORITE.user)))
                .orderBy(USER.id)
                .get();
        assertThat(tweets.of(read)).isEqualTo(Map.of("user_id", 1L, "n", 3L));
        assertThat(likes.of(read)).isEqualTo(Map.of("user_id", 1L, "n", 1L));
    }

    @Test
    @DisplayName("EC-29 an OR over a joined column and one of the table's own needs one join")
    void orAcrossAJoin() {
        var either = db.from(TWEET)
                .joinOnce(USER)
                .where(TWEET.content.eq("meow").or(USER.username.eq("mickey")))
                .joinOnce(USER)
                .where(USER.id.gt(0));
        assertThat(either.sql()).containsOnlyOnce("JOIN");
        assertThat(either).extracting(Tweet::content).containsExactly("meow", "woof", "whine");
    }

    @Test
    @DisplayName("EC-31 C5 a query that chose no columns is a key as a value, and all its columns as a source")
    void defaultSelectAsSource() {
        var all = from(TWEET).where(TWEET.user.refersTo(huey)).as("all");
        assertThat(db.from(all).maps().first()).containsOnlyKeys("id", "user_id", "content", "timestamp");
        assertThat(db.from(FAVORITE)
                        .where(FAVORITE.tweet.within(from(TWEET).where(TWEET.user.refersTo(huey))))
                        .count())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("EC-39 EC-41 a reference assigned unsaved gives its later key, where lazy reads are refused too")
    void laterKey() {
        Database strict = db.lazy(Lazy.RAISE);
        UserDraft parent = USER.draft().username("nuggie");
        TweetDraft child = TWEET.draft().user(parent).content("x");
        assertThat(child.user()).isSameAs(parent);
        strict.save(parent);
        assertThat(child.userId()).isEqualTo(parent.id());
        assertThat(strict.save(child).userId()).isEqualTo(parent.id());
    }

    @Test
    @DisplayName("EC-42 EC-44 a key to another column takes entity or value, in insert, update, conditions and lists")
    void otherColumn() {
        db.createTables(COUNTRY, CITY);
        Country fr = db.create(COUNTRY, c -> c.code("FR").name("France"));
        db.create(COUNTRY, c -> c.code("DE").name("Germany"));
        db.create(CITY, c -> c.name("Paris").country(fr));
        db.create(CITY, c -> c.name("Berlin").countryCode("DE"));
        assertThat(db.from(CITY).where(CITY.country.refersTo(fr)).count())
                .isEqualTo(db.from(CITY).where(CITY.country.eq("FR")).count())
                .isEqualTo(1);
        db.update(CITY).refer(CITY.country, fr).where(CITY.country.eq("DE")).execute();
        assertThat(db.from(CITY).where(CITY.country.refersToAny(List.of(fr))).count())
                .isEqualTo(2);
        db.update(CITY).set(CITY.country, "DE").where(CITY.name.eq("Berlin")).execute();
        assertThat(db.get(CITY, CITY.name.eq("Berlin")).country().name()).isEqualTo("Germany");
    }

    @Test
    @DisplayName("EC-62 two keys to one table, both ways, and on to the entities at the other end")
    void personRelationshipPerson() {
        db.createTables(RELATIONSHIP);
        db.create(RELATIONSHIP, r -> r.fromUser(huey).toUser(mickey));
        db.create(RELATIONSHIP, r -> r.fromUser(t.user("zaizee")).toUser(huey));
        List<User> users = db.from(USER)
                .with(
                        USER.following.load().then(RELATIONSHIP.toUser),
                        USER.followers.load().then(RELATIONSHIP.fromUser))
                .list();
        assertThat(t.count(() -> {
                    assertThat(users.get(0).following())
                            .extracting(r -> r.toUser().username())
                            .containsExactly("mickey");
                    assertThat(users.get(0).followers())
                            .extracting(r -> r.fromUser().username())
                            .containsExactly("zaizee");
                    assertThat(users.get(1).following()).isEmpty();
                }))
                .isZero();
        assertThat(t.count(() -> assertThat(db.from(USER)
                                .prefetch(RELATIONSHIP, from(USER.as()).under(RELATIONSHIP))
                                .list()
                                .get(0)
                                .following()
                                .list()
                                .get(0)
                                .toUser()
                                .username())
                        .isEqualTo("mickey")))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("EC-64 joined to their parents' keys by two foreign keys, children come once for each")
    void joinStrategyOfTwoKeys() {
        db.createTables(ARTICLE);
        db.create(ARTICLE, a -> a.title("own").author(huey).editor(huey));
        db.create(ARTICLE, a -> a.title("other").author(mickey).editor(huey));
        User read = db.from(USER)
                .with(
                        USER.authored.load().strategy(Load.Strategy.JOIN),
                        USER.edited.load().strategy(Load.Strategy.JOIN))
                .get();
        assertThat(read.authored()).extracting(Article::title).containsExactly("own");
        assertThat(read.edited()).extracting(Article::title).containsExactlyInAnyOrder("own", "other");
    }

    @Test
    @DisplayName("EC-71 several queries united are parents like one")
    void unionAsParent() {
        List<User> users = db.from(USER)
                .where(USER.username.eq("huey"))
                .union(from(USER).where(USER.username.eq("mickey")))
                .orderBy(USER.id)
                .with(USER.tweets)
                .list();
        assertThat(t.count(() ->
                        assertThat(users).extracting(u -> u.tweets().size()).containsExactly(3L, 2L)))
                .isZero();
    }

    @Test
    @DisplayName("EC-76 a query's database is that of the whole tree below it")
    void otherDatabase() {
        try (Database other = Database.open("jdbc:sqlite::memory:")) {
            other.createTables(USER, TWEET, FAVORITE);
            User there = other.create(USER, u -> u.username("there"));
            other.create(TWEET, x -> x.user(there).content("far").timestamp(Instant.EPOCH));
            User read = other.from(USER)
                    .with(USER.tweets.load().then(TWEET.favorites))
                    .get();
            assertThat(read.tweets()).extracting(Tweet::content).containsExactly("far");
            assertThat(read.tweets().list().get(0).user().tweets().where(TWEET.id.gt(0)))
                    .extracting(Tweet::content)
                    .containsExactly("far");
        }
    }

    @Test
    @DisplayName("EC-81 EC-82 adding or removing nothing sends nothing and changes nothing")
    void emptyLists() {
        db.createTables(STUDENT, COURSE, COURSE_STUDENT_THROUGH);
        Student student = db.create(STUDENT, s -> s.name("s"));
        student.courses().add(db.create(COURSE, c -> c.title("cs")));
        assertThat(t.count(() -> {
                    student.courses().add(List.of());
                    assertThat(student.courses().remove(List.of())).isZero();
                }))
                .isZero();
        assertThat(student.courses().count()).isEqualTo(1);
    }

    @Only({Engine.SQLITE, Engine.POSTGRESQL, Engine.H2}) // MariaDB takes a counted key of 0 for none.
    @Test
    @DisplayName("EC-96 a reference to the key 0 is a reference")
    void keyZero() {
        db.createTables(CATEGORY);
        Category zero = db.create(CATEGORY, c -> c.id(0).name("zero"));
        Category child = db.create(CATEGORY, c -> c.name("child").parent(zero));
        assertThat(child.parentId()).isEqualTo(0L);
        assertThat(db.get(CATEGORY, child.id()).parent()).isEqualTo(zero);
        User nobody = db.create(USER, u -> u.id(0).username("zero"));
        Tweet tweet = db.create(TWEET, x -> x.user(nobody).content("x").timestamp(Instant.EPOCH));
        assertThat(db.get(TWEET, tweet.id()).user().username()).isEqualTo("zero");
        assertThat(db.get(USER, 0L).tweets()).hasSize(1);
    }

    @Test
    @DisplayName("EC-87 a recursive delete follows a key to another column by that column's value")
    void recursiveByOtherColumn() {
        db.createTables(COUNTRY, CITY);
        db.create(COUNTRY, c -> c.code("DE").name("Germany"));
        Country fr = db.create(COUNTRY, c -> c.code("FR").name("France"));
        db.create(CITY, c -> c.name("Paris").country(fr));
        db.create(CITY, c -> c.name("Berlin").countryCode("DE"));
        assertThat(db.deleteRecursively(fr)).isEqualTo(Map.of(COUNTRY, 1, CITY, 1));
        assertThat(db.from(CITY).get().name()).isEqualTo("Berlin");
    }
}
