package dev.flycatcher.orm;

import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.caseWhen;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.fn;
import static dev.flycatcher.orm.sql.Functions.json;
import static dev.flycatcher.orm.sql.Functions.nullIf;
import static dev.flycatcher.orm.sql.Functions.number;
import static dev.flycatcher.orm.sql.Functions.row;
import static dev.flycatcher.orm.sql.Functions.text;
import static dev.flycatcher.orm.sql.Functions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Kind;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SQL's own words for values: their text, and what they give. */
@OnEveryEngine
class ExpressionTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private String where(Select<?> query) {
        return t.text(query).replaceFirst(".* WHERE ", "");
    }

    @Test
    @DisplayName("EX-17 CASE is the value of the first condition that holds, else what orElse says, else NULL")
    void caseWhenThen() {
        var mood = caseWhen(TWEET.content.eq("purr"), "happy")
                .when(TWEET.content.eq("hiss"), "angry")
                .orElse(TWEET.content);
        var query = db.from(TWEET).where(TWEET.user.eq(1L)).orderBy(TWEET.id).values(mood);
        assertThat(t.text(query))
                .startsWith("SELECT CASE WHEN (\"t1\".\"content\" = ?) THEN "
                        + (db.dialect().infersTypes() ? "?" : "CAST(? AS VARCHAR)")
                        + " WHEN (\"t1\".\"content\" = ?) THEN ?" + " ELSE \"t1\".\"content\" END FROM");
        assertThat(query.list()).containsExactly("meow", "angry", "happy");
        assertThat(db.from(USER)
                        .orderBy(USER.id)
                        .values(caseWhen(USER.username.eq("huey"), 1L))
                        .list())
                .containsExactly(1L, null, null);
        var weight = caseWhen(TWEET.user.eq(1L), value(10)).orElse(value(1));
        assertThat(db.from(TWEET).scalar(dev.flycatcher.orm.sql.Functions.sum(number(weight))))
                .isEqualTo(32L);
    }

    @Test
    @DisplayName("a CASE gives each row a value of its own in an update")
    void caseInUpdate() {
        db.update(USER)
                .set(USER.username, caseWhen(USER.id.eq(1L), "first").orElse(USER.username.concat("!")))
                .execute();
        assertThat(db.from(USER).orderBy(USER.id))
                .extracting(User::username)
                .containsExactly("first", "mickey!", "zaizee!");
    }

    @Test
    @DisplayName("EX-18 CAST reads a value as another type; what has no type of its own is refused")
    void casts() {
        var query = db.from(TWEET).orderBy(TWEET.id).limit(1).values(TWEET.id.cast(Type.TEXT));
        String name = db.dialect().castName(Kind.TEXT);
        assertThat(t.text(query)).startsWith("SELECT CAST(\"t1\".\"id\" AS " + name + ") FROM");
        assertThat(query.get()).isEqualTo("1");
        assertThat(db.from(USER)
                        .where(text(USER.id.cast(Type.TEXT)).startsWith("2"))
                        .get()
                        .username())
                .isEqualTo("mickey");
        assertThatThrownBy(() -> caseWhen(USER.id.eq(1L), Thread.currentThread()))
                .isInstanceOf(QueryException.class)
                .hasMessage("A java.lang.Thread has no type of its own in the database. Say which: value(type, it).");
    }

    @Test
    @DisplayName("EX-19 LIKE: parts are literal, patterns are not; NOT LIKE is its negation; a collation is named")
    void patterns() {
        db.create(USER, u -> u.username("50%_\\off"));
        assertThat(db.from(USER).where(USER.username.contains("%_\\")).count()).isEqualTo(1);
        assertThat(db.from(USER).where(USER.username.like("_uey")).count()).isEqualTo(1);
        assertThat(db.from(USER).where(USER.username.like("%y").not()).count()).isEqualTo(2);
    }

    @Test
    @DisplayName("EX-20 a collation is named, where the database takes one in an expression")
    void collations() {
        String name = switch (Engine.current()) {
            case SQLITE -> "NOCASE";
            case POSTGRESQL -> "C";
            case MARIADB, MYSQL ->
                db.from(USER).scalar(Functions.raw(Type.TEXT, "CONCAT(@@character_set_database, '_bin')"));
            case H2 -> "none";
        };
        var query = db.from(USER).where(USER.username.collate(name).eq("HUEY"));
        if (!db.dialect().can(Feature.COLLATE)) {
            assertThat(t.count(() -> assertThatThrownBy(query::count)
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("has no collation in an expression. Compare lower(...)")))
                    .isZero();
            return;
        }
        assertThat(where(query)).isEqualTo("(\"t1\".\"username\" COLLATE \"" + name + "\" = ?)");
        assertThat(query.count()).isEqualTo(name.equals("NOCASE") ? 1 : 0);
    }

    @Test
    @DisplayName("EX-21 regular expressions where the database has them")
    void regularExpressions() {
        var pattern = db.from(USER).where(USER.username.regexp("^[hm].*ey$"));
        if (db.dialect().can(Feature.REGEXP)) {
            assertThat(pattern.count()).isEqualTo(2);
        } else {
            assertThatThrownBy(pattern::sql)
                    .isInstanceOf(QueryException.class)
                    .hasMessage("SQLite has no regular expressions. Use like(...), or filter what you read.");
        }
    }

    @Test
    @DisplayName("EX-22 row values compare from left to right, and with lists and queries of rows")
    void rowValues() {
        var place = row(TWEET.timestamp, TWEET.id);
        var later = db.from(TWEET).where(place.gt(Instant.ofEpochSecond(3), 3L)).orderBy(TWEET.id);
        assertThat(where(later))
                .isEqualTo("((\"t1\".\"timestamp\", \"t1\".\"id\") > (?, ?)) ORDER BY \"t1\".\"id\" ASC");
        assertThat(later).extracting(Tweet::content).containsExactly("woof", "whine");
        var listed = db.from(TWEET)
                .where(row(TWEET.user, TWEET.content).within(List.of(List.of(1L, "hiss"), List.of(2L, "hiss"))));
        String values = Engine.current() == Engine.MYSQL ? "" : "VALUES ";
        assertThat(where(listed))
                .isEqualTo("((\"t1\".\"user_id\", \"t1\".\"content\") IN (" + values + "(?, ?), (?, ?)))");
        assertThat(listed).extracting(Tweet::content).containsExactly("hiss");
        assertThat(db.from(TWEET).where(place.within(List.of())).list()).isEmpty();
        var liked = from(FAVORITE).select(FAVORITE.user, FAVORITE.tweet);
        assertThat(db.from(TWEET).where(row(TWEET.user, TWEET.id).within(liked)).count())
                .isZero();
    }

    @Test
    @DisplayName("a row of another length or type is refused while the query is built, naming both")
    void wrongRows() {
        assertThatThrownBy(() -> row(TWEET.user, TWEET.id).eq(1L))
                .isInstanceOf(QueryException.class)
                .hasMessage(
                        "A row of 2 values ([Tweet.user, Tweet.id]) is compared with one of 1. Give a value for each.");
        assertThatThrownBy(() -> row(TWEET.user, TWEET.id).lt(1L, "two"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Tweet.id is a Long, but is compared with a String.");
        assertThatThrownBy(() -> row(TWEET.user, TWEET.id).within(from(FAVORITE)))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Rows of 2 values are compared with a query of 3 columns.");
    }

    @Test
    @DisplayName("EX-23 any function is called by name, and what it gives can be calculated with or matched")
    void functionsByName() {
        var length = number(fn("LENGTH", Type.LONG, USER.username));
        assertThat(db.from(USER).where(length.plus(1).gt(6)).orderBy(USER.id))
                .extracting(User::username)
                .containsExactly("mickey", "zaizee");
        assertThat(db.from(USER)
                        .where(text(fn("TRIM", Type.TEXT, USER.username)).endsWith("ey"))
                        .count())
                .isEqualTo(2);
        assertThat(db.from(USER)
                        .orderBy(USER.id)
                        .values(nullIf(USER.username, "huey"))
                        .list())
                .containsExactly(null, "mickey", "zaizee");
    }

    @Test
    @DisplayName("EX-31 an aggregate counts only rows for which its FILTER holds")
    void filteredAggregate() {
        var long4 = count(TWEET.id).filter(TWEET.content.like("____"));
        var query = db.from(TWEET).values(long4);
        if (!db.dialect().can(Feature.FILTER)) {
            assertThatThrownBy(query::sql).hasMessageContaining("Aggregate a CASE");
            return;
        }
        assertThat(t.text(query))
                .startsWith("SELECT COUNT(\"t1\".\"id\") FILTER (WHERE (\"t1\".\"content\" LIKE ? ESCAPE '\\')) FROM");
        assertThat(query.get()).isEqualTo(4L);
        assertThatThrownBy(() -> TWEET.id.filter(TWEET.id.gt(1)))
                .isInstanceOf(QueryException.class)
                .hasMessage("FILTER follows a function, as in count().over(...), and Tweet.id is none.");
    }

    @Test
    @DisplayName("EX-50 JSON is read by path, names as binds; what is missing or JSON's null is NULL")
    void jsonPaths() {
        db.create(
                USER,
                u -> u.username(
                        "{\"a\": {\"b\\\"c\": [10, {\"d\": \"deep\"}]}, \"n\": null, \"x\": 1.5, \"t\": true}"));
        var document = json(USER.username);
        Select<User> last = db.from(USER).where(USER.username.startsWith("{"));
        var deep = document.at("a").at("b\"c").at(1).at("d").text();
        if (!db.dialect().can(Feature.JSON_PATH)) {
            assertThatThrownBy(() -> last.values(deep).sql()).hasMessageContaining("has no path into JSON text");
            return;
        }
        assertThat(last.values(deep).sql()).doesNotContain("b\"c", "deep");
        assertThat(last.values(deep).get()).isEqualTo("deep");
        assertThat(last.values(document.at("a").at("b\"c").at(0).number(Type.LONG))
                        .get())
                .isEqualTo(10L);
        assertThat(last.values(document.at("x").number(Type.DOUBLE)).get()).isEqualTo(1.5);
        assertThat(last.values(document.at("n").text()).list()).containsExactly((String) null);
        assertThat(last.values(document.at("missing").at(7).text()).list()).containsExactly((String) null);
        assertThat(last.where(deep.startsWith("de")).count()).isEqualTo(1);
        assertThatThrownBy(() -> document.at(-1)).isInstanceOf(QueryException.class);
    }

    @Test
    @DisplayName(
            "EX-51 JSON changes at a place: text, numbers, truth, null, objects; hostile text stays text; three kinds of nothing")
    void jsonChanges() {
        var document = json(USER.username);
        Select<User> last = db.from(USER).where(USER.username.startsWith("{"));
        db.create(USER, u -> u.username("{\"a\": {\"b\": 1}, \"n\": null, \"l\": [1, 2]}"));
        if (!db.dialect().can(Feature.JSON_PATH)) {
            assertThatThrownBy(() -> last.values(document.at("a").with(1)).sql())
                    .hasMessageContaining("has no path into JSON text");
            assertThatThrownBy(() -> last.where(document.at("a").exists()).sql())
                    .isInstanceOf(QueryException.class);
            return;
        }
        String hostile = "\"}', true); DROP TABLE x; -- \\ \n ü";
        change(document.at("a").at("b").with(hostile));
        assertThat(last.values(document.at("a").at("b").text()).get()).isEqualTo(hostile);
        change(document.at("a").at("c").with(2.5));
        change(document.at("l").at(1).with(true));
        change(document.at("o").withJson("{\"deep\": [7]}"));
        assertThat(last.values(document.at("a").at("c").number(Type.DOUBLE)).get())
                .isEqualTo(2.5);
        assertThat(last.values(document.at("l").at(1).text()).get()).isIn("true", "1");
        assertThat(last.values(document.at("o").at("deep").at(0).number(Type.LONG))
                        .get())
                .isEqualTo(7L);
        change(document.at("a").at("b").withNull());
        change(document.at("o").removed());
        assertThat(last.where(document.at("a").at("b").exists()).count()).isEqualTo(1);
        assertThat(last.where(document.at("a").at("b").text().isNull()).count()).isEqualTo(1);
        assertThat(last.where(document.at("o").exists()).count()).isZero();
        assertThatThrownBy(document::removed).isInstanceOf(QueryException.class).hasMessageContaining("whole document");
        assertThatThrownBy(() -> document.at("a").with(Double.NaN)).isInstanceOf(QueryException.class);
    }

    private void change(Expression<String> to) {
        assertThat(db.update(USER)
                        .set(USER.username, to)
                        .where(USER.username.startsWith("{"))
                        .execute())
                .isEqualTo(1);
    }

    private List<Long> ids(Condition which) {
        return db.from(TWEET).where(which).orderBy(TWEET.id).values(TWEET.id).list();
    }

    @Test
    @DisplayName(
            "EX-61 comparisons, ranges and lists, joined by and, or and not; NULL is asked for, and sorts where it is told")
    void comparisons() {
        assertThat(ids(TWEET.id.lt(3L))).containsExactly(1L, 2L);
        assertThat(ids(TWEET.id.ge(3L).and(TWEET.id.ne(4L)))).containsExactly(3L, 5L);
        assertThat(ids(TWEET.id.between(2L, 4L))).containsExactly(2L, 3L, 4L);
        assertThat(ids(TWEET.id.within(List.of(1L, 5L, 9L)))).containsExactly(1L, 5L);
        assertThat(ids(TWEET.id.within(List.of()))).isEmpty();
        assertThat(ids(TWEET.id.notWithin(List.of(1L, 2L, 3L)))).containsExactly(4L, 5L);
        assertThat(ids(TWEET.id.eq(1L).or(TWEET.content.eq("whine")))).containsExactly(1L, 5L);
        assertThat(ids(TWEET.id.le(3L).not())).containsExactly(4L, 5L);
        assertThat(ids(TWEET.content.isNull())).isEmpty();
        assertThat(ids(TWEET.content.isNotNull())).hasSize(5);
        var withTweets = db.from(USER).select(USER).join(TWEET, JoinType.LEFT_OUTER);
        assertThat(withTweets.orderBy(TWEET.id.asc().nullsFirst()).get().username())
                .isEqualTo("zaizee");
        assertThat(withTweets.orderBy(TWEET.id.desc().nullsFirst()).get().username())
                .isEqualTo("zaizee");
        assertThat(withTweets.orderBy(TWEET.id.asc().nullsLast()).list().get(5).username())
                .isEqualTo("zaizee");
        assertThat(withTweets.orderBy(TWEET.id.desc().nullsLast()).list().get(5).username())
                .isEqualTo("zaizee");
    }
}
