package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.CITY;
import static dev.flycatcher.orm.model.Tables.COUNTRY;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.avg;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.countDistinct;
import static dev.flycatcher.orm.sql.Functions.exists;
import static dev.flycatcher.orm.sql.Functions.max;
import static dev.flycatcher.orm.sql.Functions.min;
import static dev.flycatcher.orm.sql.Functions.notExists;
import static dev.flycatcher.orm.sql.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Numeric;
import dev.flycatcher.orm.sql.QueryException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class SubqueryTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    @Test
    @DisplayName("SQ-01 SQ-05 the latest tweet of each user, with its author, joins a subquery: one statement")
    void latestPerUser() {
        var latest = TWEET.as();
        var maxTs = max(latest.timestamp).as("max_ts");
        var perUser =
                from(latest).select(latest.user, maxTs).groupBy(latest.user).as();
        var query = db.from(TWEET)
                .select(TWEET, USER)
                .joinFrom(
                        TWEET, perUser, TWEET.user.eq(perUser.c(latest.user)).and(TWEET.timestamp.eq(perUser.c(maxTs))))
                .joinFrom(TWEET, USER);
        assertThat(t.count(() -> assertThat(query)
                        .extracting(each -> each.user().username() + " -> " + each.content())
                        .containsExactly("huey -> purr", "mickey -> whine")))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("SQ-02 a default query in IN is the key compared with; one that chose its columns stays as it is")
    void inSubquery() {
        assertThat(from(TWEET)
                        .where(TWEET.user.within(from(USER).where(USER.username.eq("huey"))))
                        .toString())
                .endsWith("WHERE (\"t1\".\"user_id\" IN (SELECT \"t2\".\"id\" FROM \"user\" AS \"t2\" WHERE"
                        + " (\"t2\".\"username\" = ?)))");
        assertThat(from(TWEET)
                        .where(TWEET.user.within(from(FAVORITE).select(FAVORITE.user)))
                        .toString())
                .contains("IN (SELECT \"t2\".\"user_id\" FROM \"favorite\"");
        assertThat(from(CITY).where(CITY.country.within(from(COUNTRY))).toString())
                .contains("SELECT \"t2\".\"code\"");
        assertThat(db.from(TWEET)
                        .where(TWEET.user.within(from(USER).where(USER.username.eq("huey"))))
                        .count())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("SQ-03 a correlated subquery is a value: in select, in where, in arithmetic; no rows count 0")
    void scalarSubquery() {
        var tweets = from(TWEET)
                .where(TWEET.user.eq(USER.id))
                .asValue(count(TWEET.id))
                .as("tweets");
        assertThat(db.from(USER).select(USER, tweets).orderBy(tweets.desc(), USER.id.asc()))
                .extracting(u -> u.username() + " " + tweets.of(u))
                .containsExactly("huey 3", "mickey 2", "zaizee 0");
        assertThat(db.from(USER).where(tweets.expression().eq(2L)))
                .extracting(User::username)
                .containsExactly("mickey");
    }

    @Test
    @DisplayName("SQ-04 EXISTS and NOT EXISTS see the outer query's tables")
    void existsSubquery() {
        var own = from(TWEET).where(TWEET.user.eq(USER.id));
        assertThat(db.from(USER).where(exists(own))).hasSize(2);
        assertThat(db.from(USER).where(notExists(own)))
                .extracting(User::username)
                .containsExactly("zaizee");
        assertThat(from(USER).where(exists(own)).toString())
                .endsWith(
                        "WHERE EXISTS (SELECT 1 FROM \"tweet\" AS \"t2\" WHERE (\"t2\".\"user_id\" = \"t1\".\"id\"))");
    }

    @Test
    @DisplayName("SQ-06 CT-01 a table joined to a filtered subquery of itself")
    void selfThroughSubquery() {
        categories();
        var parents =
                from(CATEGORY).select(CATEGORY.id).where(CATEGORY.name.eq("a")).as("jq");
        var child = CATEGORY.as();
        assertThat(db.from(child).join(parents, child.parent.eq(parents.c(CATEGORY.id))))
                .extracting(Category::name)
                .containsExactly("b");
    }

    private void categories() {
        db.createTables(CATEGORY);
        Category a = db.create(CATEGORY, c -> c.name("a"));
        Category b = db.create(CATEGORY, c -> c.name("b").parent(a));
        db.create(CATEGORY, c -> c.name("c").parent(b));
    }

    @Test
    @DisplayName("CT-01 a common table expression is defined by the query that reads from it")
    void commonTableExpression() {
        var maxTs = max(TWEET.timestamp).as("max_ts");
        var latest = from(TWEET).select(TWEET.user, maxTs).groupBy(TWEET.user).cte("latest");
        var outer = TWEET.as();
        var query = db.from(outer)
                .select(outer, USER)
                .join(latest, outer.user.eq(latest.c(TWEET.user)).and(outer.timestamp.eq(latest.c(maxTs))))
                .joinFrom(outer, USER);
        assertThat(t.text(query))
                .startsWith("WITH \"latest\" AS (SELECT \"t1\".\"user_id\", MAX(\"t1\".\"timestamp\") AS \"max_ts\"");
        assertThat(query).extracting(Tweet::content).containsExactly("purr", "whine");
        assertThat(db.from(TWEET)
                        .withCte(latest)
                        .where(TWEET.user.within(from(latest).select(latest.c(TWEET.user))))
                        .count())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("CT-02 CT-03 CT-04 all descendants in one statement, as tuples or as entities")
    void descendants() {
        categories();
        Category root = db.get(CATEGORY, CATEGORY.name.eq("a"));
        var child = CATEGORY.as();
        var tree = from(CATEGORY)
                .where(CATEGORY.parent.refersTo(root))
                .recursive("descendants", self -> from(child).join(self, child.parent.eq(self.c(CATEGORY.id))));
        t.log.clear();
        assertThat(db.from(tree)).extracting(each -> each.get("name")).containsExactly("b", "c");
        assertThat(t.log.statements())
                .containsExactly(
                        "WITH RECURSIVE \"descendants\" (\"id\", \"name\", \"parent_id\") AS (SELECT \"t1\".\"id\","
                                + " \"t1\".\"name\", \"t1\".\"parent_id\" FROM \"category\" AS \"t1\" WHERE (\"t1\".\"parent_id\" = ?)"
                                + " UNION ALL SELECT \"t2\".\"id\", \"t2\".\"name\", \"t2\".\"parent_id\" FROM \"category\" AS \"t2\" INNER"
                                + " JOIN \"descendants\" AS \"descendants\" ON (\"t2\".\"parent_id\" = \"descendants\".\"id\")) SELECT"
                                + " \"descendants\".\"id\", \"descendants\".\"name\", \"descendants\".\"parent_id\" FROM \"descendants\" AS"
                                + " \"descendants\"");
        List<Category> rows = db.from(tree.rowsOf(CATEGORY)).list();
        assertThat(rows).extracting(Category::name).containsExactly("b", "c");
        assertThat(rows.get(1).parentId()).isEqualTo(rows.get(0).id());
    }

    @Test
    @Only(Engine.H2)
    @DisplayName("CT-04: where UNION does not end a recursion, it is refused before a statement is sent")
    void noDistinctRecursion() {
        var child = CATEGORY.as();
        var tree = from(CATEGORY)
                .recursiveDistinct("tree", self -> from(child).join(self, child.parent.eq(self.c(CATEGORY.id))));
        assertThat(t.count(() -> assertThatThrownBy(() -> db.from(tree).list())
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("H2 has no UNION in a recursive query")))
                .isZero();
    }

    @Test
    @Only({Engine.SQLITE, Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName("CT-04 over a cycle in the data UNION ends where UNION ALL would not")
    void cyclesEnd() {
        db.createTables(CATEGORY);
        Category a = db.create(CATEGORY, c -> c.name("a"));
        Category b = db.create(CATEGORY, c -> c.name("b").parent(a));
        Category looped = db.update(CATEGORY, a, c -> c.parent(b));
        var child = CATEGORY.as();
        var tree = from(CATEGORY)
                .where(CATEGORY.parent.refersTo(looped))
                .recursiveDistinct("tree", self -> from(child).join(self, child.parent.eq(self.c(CATEGORY.id))));
        assertThat(db.from(tree).list()).hasSize(2);
    }

    @Test
    @DisplayName("EX-25 EC-34 EC-36 queries unite with their graph; a distinct projection counts distinct rows")
    void unions() {
        var h = db.from(TWEET).select(TWEET, USER).join(USER).where(USER.username.eq("huey"));
        var m = db.from(TWEET).select(TWEET, USER).join(USER).where(USER.username.eq("mickey"));
        var both = h.union(m).orderBy(TWEET.content.asc());
        assertThat(t.count(() -> assertThat(both)
                        .extracting(each -> each.user().username() + " " + each.content())
                        .startsWith("huey hiss", "huey meow")
                        .hasSize(5)))
                .isEqualTo(1);
        assertThat(both.count()).isEqualTo(5);
        assertThat(h.except(m).count()).isEqualTo(3);
        assertThat(h.intersect(m).count()).isZero();
        assertThat(h.unionAll(h).count()).isEqualTo(6);
        assertThat(h.orderBy(TWEET.id.desc()).limit(1).unionAll(m.limit(1)).list())
                .hasSize(2);
        assertThatThrownBy(() -> both.where(TWEET.id.eq(1L)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("united");
        assertThat(db.from(TWEET).select(TWEET.user).distinct().count()).isEqualTo(2);
    }

    @Test
    @DisplayName("AG-01 AG-03 AG-04 AG-05 children are counted, filtered and ordered by their count; none count 0")
    void countsChildren() {
        Numeric<Long> count = count(TWEET.id);
        var tweets = count.as("tweets");
        var counted = db.from(USER).select(USER, tweets).join(TWEET, LEFT_OUTER).groupBy(USER);
        assertThat(counted.orderBy(tweets.desc()))
                .extracting(u -> u.username() + " " + tweets.of(u))
                .containsExactly("huey 3", "mickey 2", "zaizee 0");
        assertThat(counted.having(count.ge(3))).extracting(User::username).containsExactly("huey");
        assertThat(db.from(USER).select(USER, tweets).join(TWEET).groupBy(USER).list())
                .hasSize(2);
        assertThat(t.text(counted)).endsWith("GROUP BY \"t1\".\"id\", \"t1\".\"username\"");
        assertThat(t.text(counted.orderBy(tweets.desc()))).endsWith("ORDER BY \"tweets\" DESC");
    }

    @Test
    @DisplayName(
            "AG-06 AG-07 other aggregates; two joins to many multiply, which distinct counting or subqueries avoid")
    void otherAggregates() {
        assertThat(db.from(TWEET).scalar(max(TWEET.id))).isEqualTo(5L);
        assertThat(db.from(TWEET).scalar(min(TWEET.id))).isEqualTo(1L);
        assertThat(db.from(TWEET).scalar(sum(TWEET.id))).isEqualTo(15L);
        assertThat(db.from(TWEET).scalar(avg(TWEET.id))).isEqualTo(3.0);
        var twice = db.from(USER)
                .join(TWEET, LEFT_OUTER)
                .joinFrom(USER, FAVORITE, LEFT_OUTER)
                .where(USER.username.eq("huey"));
        assertThat(twice.scalar(count(FAVORITE.id))).isEqualTo(3L);
        assertThat(twice.scalar(countDistinct(FAVORITE.id))).isEqualTo(1L);
    }

    @Test
    @DisplayName("two foreign keys: an article's authors by subquery")
    void staffArticles() {
        db.createTables(ARTICLE);
        db.create(ARTICLE, a -> a.title("one").author(t.user("huey")));
        assertThat(db.from(ARTICLE)
                        .where(ARTICLE.author.within(from(USER).select(USER.id).where(USER.username.eq("huey"))))
                        .list())
                .hasSize(1);
        assertThat(db.from(ARTICLE)
                        .where(ARTICLE.author.notWithin(from(USER).where(USER.username.eq("huey"))))
                        .list())
                .isEmpty();
    }

    @Test
    @DisplayName("EX-26 INTERSECT ALL and EXCEPT ALL count how often a row comes, where the database has them")
    void countedSets() {
        Expression<Long> user = TWEET.user;
        var twice = db.from(TWEET).select(user).where(TWEET.user.eq(2L));
        var once = twice.limit(1);
        if (!db.dialect().can(Feature.SET_ALL)) {
            assertThatThrownBy(() -> twice.exceptAll(once).list())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("INTERSECT ALL or EXCEPT ALL");
            return;
        }
        assertThat(twice.exceptAll(once).tuples().list()).hasSize(1);
        assertThat(twice.intersectAll(twice).tuples().list()).hasSize(2);
        assertThat(twice.intersect(twice).tuples().list()).hasSize(1);
        assertThat(twice.except(once).tuples().list()).isEmpty();
    }
}
