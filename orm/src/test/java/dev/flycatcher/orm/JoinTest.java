package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.CROSS;
import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ACTIVITY_LOG;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Article;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.QueryException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class JoinTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    @Test
    @DisplayName("JN-01 JN-02 JN-03 JN-09 joins chain, infer their foreign key in either direction, and have a type")
    void joinsChainAndInfer() {
        assertThat(from(USER).join(TWEET, LEFT_OUTER).join(FAVORITE, LEFT_OUTER).toString())
                .endsWith(
                        "FROM \"user\" AS \"t1\" LEFT OUTER JOIN \"tweet\" AS \"t2\" ON (\"t2\".\"user_id\" = \"t1\".\"id\")"
                                + " LEFT OUTER JOIN \"favorite\" AS \"t3\" ON (\"t3\".\"tweet_id\" = \"t2\".\"id\")");
        assertThat(from(TWEET).join(USER).switchTo(TWEET).join(FAVORITE).toString())
                .isEqualTo(from(TWEET)
                        .joinFrom(TWEET, USER)
                        .joinFrom(TWEET, FAVORITE)
                        .toString())
                .contains("INNER JOIN \"user\" AS \"t2\" ON (\"t1\".\"user_id\" = \"t2\".\"id\")");
        assertThat(JoinType.values()).extracting(each -> each.sql).contains("RIGHT OUTER JOIN", "FULL OUTER JOIN");
    }

    @Test
    @DisplayName("JN-04 no foreign key and no condition fails while the query is built, naming both")
    void noForeignKey() {
        assertThat(t.count(() -> assertThatThrownBy(() -> db.from(USER).join(ACTIVITY_LOG))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("Cannot join User to ActivityLog")
                        .hasMessageContaining("no foreign key")))
                .isZero();
    }

    @Test
    @DisplayName("JN-05 several foreign keys and no condition fail while the query is built, listing them")
    void severalForeignKeys() {
        assertThatThrownBy(() -> db.from(USER).join(RELATIONSHIP))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Relationship.fromUser, Relationship.toUser")
                .hasMessageContaining("join(..., RELATIONSHIP.fromUser)");
    }

    @Test
    @DisplayName("JN-06 MF-01 a foreign key picks itself, in either direction; one that leads elsewhere is refused")
    void byForeignKey() {
        db.createTables(RELATIONSHIP);
        User huey = t.user("huey");
        db.create(RELATIONSHIP, r -> r.fromUser(huey).toUser(t.user("mickey")));
        db.create(RELATIONSHIP, r -> r.fromUser(huey).toUser(t.user("zaizee")));
        assertThat(db.from(USER).join(RELATIONSHIP, RELATIONSHIP.toUser).where(RELATIONSHIP.fromUser.refersTo(huey)))
                .extracting(User::username)
                .containsExactly("mickey", "zaizee");
        assertThat(db.from(USER)
                        .join(RELATIONSHIP, RELATIONSHIP.fromUser)
                        .where(RELATIONSHIP.toUser.refersTo(t.user("zaizee"))))
                .extracting(User::username)
                .containsExactly("huey");
        assertThat(huey.following().count()).isEqualTo(2);
        assertThat(t.user("mickey").followers().count()).isEqualTo(1);
        assertThatThrownBy(() -> db.from(USER).join(RELATIONSHIP, TWEET.user)).hasMessageContaining("Tweet.user");
    }

    @Test
    @DisplayName("JN-07 a condition is used as it is; a foreign key in it says where the joined row belongs")
    void byCondition() {
        Tweet tweet = db.from(TWEET)
                .select(TWEET, USER)
                .join(USER, TWEET.user.eq(USER.id).and(USER.username.eq("mickey")))
                .get();
        assertThat(tweet.content()).isEqualTo("woof");
        assertThat(t.count(() -> assertThat(tweet.user().username()).isEqualTo("mickey")))
                .isZero();
    }

    @Test
    @DisplayName("EC-32 JN-08 builder calls change nothing: switching returns another query")
    void queriesAreValues() {
        Select<Tweet> joined = db.from(TWEET).join(USER);
        String before = t.text(joined);
        joined.switchTo(TWEET).join(FAVORITE).where(TWEET.content.eq("x")).limit(1);
        assertThat(t.text(joined)).isEqualTo(before);
        assertThat(t.text(joined.switchTo().join(FAVORITE))).contains("\"t3\".\"tweet_id\" = \"t1\".\"id\"");
        assertThatThrownBy(() -> db.from(TWEET).switchTo(USER)).hasMessageContaining("does not read from it");
    }

    @Test
    @DisplayName("JN-10 a forgotten switch joins from the last table, or fails when that has no foreign key")
    void forgottenSwitch() {
        assertThat(t.text(db.from(TWEET).join(USER).join(FAVORITE))).contains("\"t3\".\"user_id\" = \"t2\".\"id\"");
        assertThatThrownBy(() -> db.from(TWEET).join(USER).join(CATEGORY)).isInstanceOf(QueryException.class);
    }

    @Test
    @DisplayName("JN-11 a join filters and loads nothing that is not selected")
    @RepeatsByIntent
    void joinLoadsNothing() {
        assertThat(t.count(() -> db.from(TWEET).join(USER).forEach(Tweet::user)))
                .isEqualTo(6);
        assertThat(db.from(TWEET).join(USER, LEFT_OUTER).get().user().username())
                .isEqualTo("huey");
    }

    @Test
    @DisplayName("JN-12 the type is an argument of the join, with or without a condition")
    void typeIsAnArgument() {
        assertThat(from(TWEET).join(USER, LEFT_OUTER, TWEET.user.eq(USER.id)).toString())
                .isEqualTo(from(TWEET).join(USER, LEFT_OUTER).toString())
                .isEqualTo(from(TWEET).join(USER, LEFT_OUTER, TWEET.user).toString());
    }

    @Test
    @DisplayName("JN-13 the same table twice needs an alias")
    void sameTableTwice() {
        assertThatThrownBy(() ->
                        db.from(FAVORITE).join(USER).joinFrom(FAVORITE, TWEET).join(USER))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("already part of this query")
                .hasMessageContaining("USER.as(");
        assertThatThrownBy(() -> db.from(FAVORITE).join(USER.as("u")).joinFrom(FAVORITE, TWEET.as("u")))
                .isInstanceOf(QueryException.class);
    }

    @Test
    @DisplayName("EC-26 JN-14 a cross join has no condition")
    void crossJoin() {
        assertThat(db.from(USER).join(TWEET, CROSS).count()).isEqualTo(15);
        assertThatThrownBy(() -> db.from(USER).join(TWEET, CROSS, TWEET.user.eq(USER.id)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("CROSS");
    }

    @Test
    @DisplayName("JN-15 JN-16 AJ-01 a join by values alone is read by the table or alias that was joined")
    void arbitraryJoin() {
        db.createTables(ACTIVITY_LOG);
        User huey = t.user("huey");
        db.create(ACTIVITY_LOG, a -> a.objectId(huey.id()).activityType("login").description("logged in"));
        var log = ACTIVITY_LOG.as("log");
        var query = db.from(USER)
                .select(USER, log)
                .join(log, USER.id.eq(log.objectId))
                .where(log.activityType.eq("login"), USER.username.eq("huey"));
        assertThat(t.count(() -> assertThat(query)
                        .extracting(u -> u.username() + " " + log.of(u).description())
                        .containsExactly("huey logged in")))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("JN-17 a join to many repeats the one, as rows of their own")
    void fanOut() {
        List<User> users =
                db.from(USER).join(TWEET).where(USER.username.eq("huey")).list();
        assertThat(users).hasSize(3);
        assertThat(users.get(0)).isEqualTo(users.get(1)).isNotSameAs(users.get(1));
    }

    @Test
    @DisplayName("EC-27 JN-18 a scope can join once and be used again: a query already joined says so")
    void joinsOnce() {
        Select<Tweet> joined = db.from(TWEET).joinOnce(USER).joinOnce(USER).where(USER.username.eq("huey"));
        assertThat(joined.count()).isEqualTo(3);
        assertThat(joined.sql()).containsOnlyOnce("JOIN");
    }

    @Test
    @DisplayName("EX-58 JN-19 MD-01 sources of two databases in one query are refused while it is built")
    void twoDatabases() {
        Database other = Database.open("jdbc:sqlite::memory:");
        var elsewhere = other.from(USER).select(USER.id).as("elsewhere");
        assertThatThrownBy(() -> db.from(TWEET).join(elsewhere, TWEET.user.eq(elsewhere.c(USER.id))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("another database");
        assertThatThrownBy(() -> db.from(TWEET)
                        .where(TWEET.user.within(other.from(USER)))
                        .sql())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("another database");
        other.close();
    }

    @Test
    @DisplayName("JN-20 conditions are ANDed, orWhere is ORed with all before")
    void conditionsAdd() {
        assertThat(from(USER)
                        .where(USER.id.gt(1), USER.id.lt(9))
                        .where(USER.id.ne(5))
                        .orWhere(USER.id.eq(7))
                        .toString())
                .endsWith(
                        "WHERE ((((\"t1\".\"id\" > ?) AND (\"t1\".\"id\" < ?)) AND (\"t1\".\"id\" != ?)) OR (\"t1\".\"id\" = ?))");
    }

    @Test
    @DisplayName(
            "EC-06 EC-07 MF-02 MF-03 two references to one table, joined at once, each in its place; a missing one is null")
    void authorAndEditor() {
        db.createTables(ARTICLE);
        db.create(ARTICLE, a -> a.title("one").author(t.user("huey")).editor(t.user("mickey")));
        db.create(ARTICLE, a -> a.title("two").author(t.user("huey")));
        var editor = USER.as();
        var query = db.from(ARTICLE)
                .select(ARTICLE, USER, editor)
                .join(USER, ARTICLE.author)
                .joinFrom(ARTICLE, editor, LEFT_OUTER, ARTICLE.editor);
        assertThat(t.count(() -> {
                    List<Article> rows = query.list();
                    assertThat(rows.get(0).author().username()).isEqualTo("huey");
                    assertThat(rows.get(0).editor().username()).isEqualTo("mickey");
                    assertThat(rows.get(1).editor()).isNull();
                }))
                .isEqualTo(1);
        assertThat(t.user("huey").authored().count()).isEqualTo(2);
        assertThat(t.user("mickey").edited().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("SJ-01 SJ-02 a table joined to its alias: upward into the reference, downward under the alias")
    void selfJoin() {
        db.createTables(CATEGORY);
        Category root = db.create(CATEGORY, c -> c.name("root"));
        db.create(CATEGORY, c -> c.name("leaf").parent(root));
        var parent = CATEGORY.as();
        var up = db.from(CATEGORY)
                .select(CATEGORY.name, parent.name)
                .join(parent, LEFT_OUTER)
                .orderBy(CATEGORY.name);
        assertThat(t.count(() -> assertThat(up)
                        .extracting(c -> c.name() + ": "
                                + (c.parent() == null ? "None" : c.parent().name()))
                        .containsExactly("leaf: root", "root: None")))
                .isEqualTo(1);
        var child = CATEGORY.as("child");
        Category down = db.from(CATEGORY)
                .select(CATEGORY, child)
                .join(child, child.parent.eq(CATEGORY.id))
                .get();
        assertThat(child.of(down).name()).isEqualTo("leaf");
        assertThat(down.parentId()).isNull();
        assertThat(down.parent()).isNull();
    }

    @Test
    @DisplayName("PM-01 rows that belong to one of several tables: each target joined under its own condition")
    void polymorphic() {
        db.createTables(ACTIVITY_LOG);
        db.create(ACTIVITY_LOG, a -> a.objectId(1).activityType("user").description("joined"));
        db.create(ACTIVITY_LOG, a -> a.objectId(2).activityType("tweet").description("wrote"));
        var log = db.from(ACTIVITY_LOG)
                .select(ACTIVITY_LOG, USER, TWEET)
                .join(USER, LEFT_OUTER, ACTIVITY_LOG.objectId.eq(USER.id).and(ACTIVITY_LOG.activityType.eq("user")))
                .joinFrom(
                        ACTIVITY_LOG,
                        TWEET,
                        LEFT_OUTER,
                        ACTIVITY_LOG.objectId.eq(TWEET.id).and(ACTIVITY_LOG.activityType.eq("tweet")))
                .orderBy(ACTIVITY_LOG.id);
        assertThat(t.count(() -> {
                    var rows = log.list();
                    assertThat(USER.of(rows.get(0)).username()).isEqualTo("huey");
                    assertThat(TWEET.of(rows.get(0))).isNull();
                    assertThat(TWEET.of(rows.get(1)).content()).isEqualTo("hiss");
                }))
                .isEqualTo(1);
    }
}
