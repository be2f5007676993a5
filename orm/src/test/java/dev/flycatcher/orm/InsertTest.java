package dev.flycatcher.orm;

import static dev.flycatcher.orm.Insert.excluded;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.Query.values;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.number;
import static dev.flycatcher.orm.sql.Functions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.model.OrderLine;
import dev.flycatcher.orm.model.OrderLineDraft;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.TweetDraft;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** INSERT with all that may follow it, UPDATE and DELETE that give back rows, and rows of the program's own. */
@OnEveryEngine
class InsertTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private Insert<OrderLine, OrderLineDraft> line(long order, int line, String product, int quantity) {
        return db.insertInto(ORDER_LINE)
                .values(l -> l.orderNo(order).lineNo(line).product(product).quantity(quantity));
    }

    private List<String> lines() {
        return db.from(ORDER_LINE).orderBy(ORDER_LINE.orderNo, ORDER_LINE.lineNo).list().stream()
                .map(each -> each.product() + each.quantity())
                .toList();
    }

    @Test
    @DisplayName("EX-05 a row that is there already is an error, or left, or updated with what the new one has")
    void conflicts() {
        db.createTables(ORDER_LINE);
        assertThat(line(1, 1, "tea", 2).execute()).isEqualTo(1);
        assertThatThrownBy(() -> line(1, 1, "tea", 3).execute()).isInstanceOf(ConstraintException.class);
        var again = line(1, 1, "milk", 3).onConflict(ORDER_LINE.orderNo, ORDER_LINE.lineNo);
        again.doNothing().execute();
        assertThat(lines()).containsExactly("tea2");
        again.doUpdate(ORDER_LINE.product).execute();
        assertThat(lines()).containsExactly("milk2");
        again.doUpdate(set ->
                        set.set(ORDER_LINE.quantity, ORDER_LINE.quantity.plus(number(excluded(ORDER_LINE.quantity)))))
                .execute();
        assertThat(lines()).containsExactly("milk5");
        line(1, 2, "new", 1)
                .values(l -> l.orderNo(1).lineNo(1).product("old").quantity(9))
                .onConflict(ORDER_LINE.orderNo, ORDER_LINE.lineNo)
                .doUpdate(ORDER_LINE.product, ORDER_LINE.quantity)
                .execute();
        assertThat(lines()).containsExactly("old9", "new1");
    }

    @Test
    @Only(Engine.SQLITE)
    @DisplayName("the text of each conflict")
    void conflictTexts() {
        String insert = "INSERT INTO \"user\" (\"username\") VALUES (?) ON CONFLICT (\"username\") ";
        var huey = db.insertInto(USER).values(u -> u.username("huey")).onConflict(USER.username);
        assertThat(huey.doNothing().sql()).isEqualTo(insert + "DO NOTHING");
        assertThat(huey.doUpdate(USER.username).sql())
                .isEqualTo(insert + "DO UPDATE SET \"username\" = excluded.\"username\"");
        assertThat(huey.doUpdate(set -> set.set(USER.username, USER.username.concat("!"))
                                .where(USER.id.gt(1)))
                        .sql())
                .isEqualTo(insert
                        + "DO UPDATE SET \"username\" = (\"user\".\"username\" || ?) WHERE (\"user\".\"id\" > ?)");
    }

    @Test
    @DisplayName("EX-06 a condition on the row that is there, where the database knows one")
    void conflictCondition() {
        db.createTables(ORDER_LINE);
        line(1, 1, "tea", 2).execute();
        var bigger = line(1, 1, "milk", 1)
                .onConflict(ORDER_LINE.orderNo, ORDER_LINE.lineNo)
                .doUpdate(set -> set.set(ORDER_LINE.product, excluded(ORDER_LINE.product))
                        .where(ORDER_LINE.quantity.lt(excluded(ORDER_LINE.quantity))));
        if (db.dialect().can(Feature.CONFLICT_WHERE)) {
            assertThat(bigger.execute()).isZero();
            assertThat(lines()).containsExactly("tea2");
        } else {
            assertThatThrownBy(bigger::sql)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("Set the column to a CASE");
        }
    }

    private Insert<Tweet, ?> tweet(String content, UnaryOperator<OnConflict<Tweet, TweetDraft>> among) {
        long author = db.from(USER).get().id();
        var insert = db.insertInto(TWEET)
                .values(x -> x.userId(author).content(content).timestamp(Instant.EPOCH));
        return among.apply(insert.onConflict(TWEET.content)).doUpdate(TWEET.timestamp);
    }

    @Test
    @DisplayName("EX-06 a key that is unique among some of the rows: the conflict names the index's condition")
    void conflictAmongSome() {
        var note = tweet("note", on -> on.where("content <> 'again'"));
        if (!db.dialect().can(Feature.PARTIAL_INDEX)) {
            assertThat(t.count(() -> assertThatThrownBy(note::execute)
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("has no index over some of the rows. Index all rows")))
                    .isZero();
            return;
        }
        db.execute("CREATE UNIQUE INDEX of_some ON tweet (content) WHERE content <> 'again'");
        long before = db.from(TWEET).count();
        note.execute();
        assertThat(note.execute()).isOne();
        assertThat(db.from(TWEET).count()).isEqualTo(before + 1);
        assertThat(note.sql())
                .contains(" ON CONFLICT (\"content\") WHERE content <> 'again' DO UPDATE SET \"timestamp\" = ");
        tweet("again", on -> on.where("content <> 'again'")).execute();
        tweet("again", on -> on.where("content <> 'again'")).execute();
        assertThat(db.from(TWEET).where(TWEET.content.eq("again")).count()).isEqualTo(2);
        assertThatThrownBy(() -> tweet("note", on -> on).execute())
                .as("without its condition the index is not found")
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    @Only({Engine.SQLITE, Engine.POSTGRESQL})
    @DisplayName(
            "EX-06 that condition may be typed, as long as it binds nothing; beside it, one on the row that is there")
    void conflictAmongSomeTyped() {
        db.execute("CREATE UNIQUE INDEX of_some ON tweet (content) WHERE timestamp IS NOT NULL");
        tweet("note", on -> on.where(TWEET.timestamp.isNotNull())).execute();
        long author = db.from(USER).get().id();
        var later = db.insertInto(TWEET)
                .values(x -> x.userId(author).content("note").timestamp(Instant.ofEpochSecond(9)))
                .onConflict(TWEET.content)
                .where(TWEET.timestamp.isNotNull());
        assertThat(later.doUpdate(set -> set.set(TWEET.timestamp, excluded(TWEET.timestamp))
                                .where(TWEET.timestamp.gt(excluded(TWEET.timestamp))))
                        .execute())
                .isZero();
        assertThat(later.doNothing().execute()).isZero();
        assertThat(later.doUpdate(TWEET.timestamp).execute()).isOne();
        assertThatThrownBy(() ->
                        tweet("note", on -> on.where(TWEET.content.ne("x"))).sql())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("known before any value is bound");
    }

    @Test
    @DisplayName("what cannot be meant is refused while the insert is built")
    void refused() {
        assertThatThrownBy(() -> db.insertInto(USER).values(u -> {}).sql())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("User.username is never NULL");
        assertThatThrownBy(() -> db.insertInto(USER).onConflict()).hasMessageContaining("A conflict is over a key");
        assertThatThrownBy(() -> db.insertInto(USER)
                        .values(u -> u.username("x"))
                        .onConflict(USER.username)
                        .doUpdate(set -> set)
                        .sql())
                .hasMessageContaining("Say doNothing()");
        assertThatThrownBy(() -> db.insertInto(USER).select(from(USER), USER.username))
                .hasMessageContaining("Rows of 1 values are compared with a query of 2 columns");
        assertThatThrownBy(() -> db.insertInto(USER).select(from(USER).select(USER.id), TWEET.id))
                .hasMessage("Tweet.id is no column of User, which is inserted into.");
        assertThat(db.insertInto(USER).execute()).isZero();
    }

    @Test
    @DisplayName("many rows are few statements and one transaction")
    void manyRows() {
        List<String> names = IntStream.range(0, 600).mapToObj(i -> "user" + i).toList();
        assertThat(t.count(() -> assertThat(db.insertInto(USER)
                                .values(names, (u, name) -> u.username(name))
                                .execute())
                        .isEqualTo(600)))
                .as("BEGIN, 250, 250, 100, COMMIT; one of 600 where each is a trip to a server")
                .isEqualTo(Engine.current() == Engine.SQLITE || Engine.current() == Engine.H2 ? 5 : 1);
        assertThat(db.from(USER).count()).isEqualTo(603);
        db.insertInto(USER)
                .values(names, (u, name) -> u.username(name))
                .onConflict(USER.username)
                .doUpdate(USER.username)
                .execute();
        assertThat(db.from(USER).count()).isEqualTo(603);
    }

    @Test
    @DisplayName("rows of much text are not sent in a packet larger than a server takes (MariaDB: 16 MiB)")
    void muchText() {
        String much = "x".repeat(500_000);
        long author = db.from(USER).get().id();
        List<Integer> some = IntStream.range(0, 40).boxed().toList();

        List<Tweet> made = new ArrayList<>();
        assertThat(t.count(() -> made.addAll(db.createAll(
                        TWEET, some, (draft, i) -> draft.userId(author).content(i + much)))))
                .as("BEGIN, 5 of 7 and one of 5, COMMIT; each by itself where no keys are returned")
                .isEqualTo(db.dialect().can(Feature.INSERT_RETURNING) ? 8 : 42);

        assertThat(made).extracting(each -> each.content().length()).containsOnly(500_001, 500_002);
        assertThat(db.from(TWEET).where(TWEET.content.startsWith("39x")).count())
                .isOne();
    }

    @Test
    @DisplayName("EX-36 INSERT ... SELECT: the rows never travel; with a conflict as well")
    void insertSelect() {
        Select<User> shouting = from(USER).select(USER.username.concat("!"));
        assertThat(t.count(() -> assertThat(db.insertInto(USER)
                                .select(shouting, USER.username)
                                .execute())
                        .isEqualTo(3)))
                .isEqualTo(1);
        assertThat(db.from(USER).where(USER.username.endsWith("!")).count()).isEqualTo(3);
        db.insertInto(USER)
                .select(from(USER).select(USER.username), USER.username)
                .onConflict(USER.username)
                .doNothing()
                .execute();
        db.insertInto(USER)
                .select(from(USER).select(USER.username), USER.username)
                .onConflict(USER.username)
                .doUpdate(USER.username)
                .execute();
        assertThat(db.from(USER).count()).isEqualTo(6);
    }

    @Test
    @DisplayName("EX-24 RETURNING gives back entities, or the values asked for, of what was written")
    void returning() {
        if (!db.dialect().can(Feature.INSERT_RETURNING)) {
            var insert = db.insertInto(USER).values(u -> u.username("nuggie"));
            assertThatThrownBy(insert::returning).isInstanceOf(QueryException.class);
            return;
        }
        User made = db.insertInto(USER)
                .values(u -> u.username("nuggie"))
                .returning()
                .get(0);
        assertThat(made.username()).isEqualTo("nuggie");
        assertThat(db.find(USER, made.id())).isEqualTo(made);
        assertThat(t.count(() -> made.tweets().list())).isEqualTo(1);
        var shout = USER.username.upper().as("shout");
        List<Tuple> shouted = db.insertInto(USER).values(u -> u.username("x")).returning(USER.username, shout);
        assertThat(shouted.get(0).get(shout)).isEqualTo("X");
        if (db.dialect().can(Feature.UPDATE_RETURNING)) {
            List<Tweet> changed = db.update(TWEET)
                    .set(TWEET.content, TWEET.content.upper())
                    .where(TWEET.user.refersTo(t.user("mickey")))
                    .returning();
            assertThat(changed).extracting(Tweet::content).containsExactlyInAnyOrder("WOOF", "WHINE");
            assertThat(db.update(TWEET)
                            .set(TWEET.content, "x")
                            .where(TWEET.id.eq(1L))
                            .returning(TWEET.content.concat("?"))
                            .get(0)
                            .get(0))
                    .isEqualTo("x?");
        } else {
            assertThatThrownBy(() -> db.update(TWEET).set(TWEET.content, "x").returning())
                    .isInstanceOf(QueryException.class)
                    .hasMessage("MariaDB has no UPDATE ... RETURNING. Update, then read the rows again.");
        }
        List<User> gone = db.deleteFrom(USER).where(USER.username.eq("x")).returning();
        assertThat(gone).extracting(User::username).containsExactly("x");
        assertThat(db.deleteFrom(USER)
                        .where(USER.id.eq(made.id()))
                        .returning(USER.id)
                        .get(0)
                        .get(USER.id))
                .isEqualTo(made.id());
    }

    @Test
    @DisplayName("EX-37 UPDATE ... FROM takes values from other rows, a subquery's or the program's own")
    void updateFrom() {
        Values renamed = values("renamed", List.of("id", "name"), List.of(List.of(1L, "h"), List.of(2L, "m")));
        var update = db.update(USER)
                .set(USER.username, renamed.c("name", Type.TEXT))
                .from(renamed)
                .where(USER.id.eq(renamed.c("id", Type.LONG)));
        if (!db.dialect().can(Feature.UPDATE_FROM)) {
            assertThatThrownBy(update::sql)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("has no UPDATE ... FROM. Set the column to a correlated subquery.");
            return;
        }
        assertThat(update.sql())
                .isEqualTo(
                        "UPDATE \"user\" SET \"username\" = \"renamed\".\"name\" FROM (SELECT ? AS \"id\", ? AS \"name\""
                                + " UNION ALL VALUES (?, ?)) AS \"renamed\" WHERE (\"user\".\"id\" = \"renamed\".\"id\")");
        assertThat(update.returning()).extracting(User::username).containsExactlyInAnyOrder("h", "m");
        assertThat(db.update(TWEET)
                        .set(TWEET.content, USER.username)
                        .from(USER)
                        .where(TWEET.user.eq(USER.id), USER.username.eq("h"))
                        .execute())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("EX-32 VALUES: rows of the program's own are selected, joined, listed and named like any source")
    void valuesLists() {
        Values ages = values("ages", List.of("name", "age"), List.of(List.of("huey", 3L), List.of("mickey", 5L)));
        var age = ages.c("age", Type.LONG);
        assertThat(db.from(ages).orderBy(age).maps().list())
                .extracting(each -> each.get("name"), each -> each.get("age"))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("huey", 3L),
                        org.assertj.core.api.Assertions.tuple("mickey", 5L));
        User old = db.from(USER)
                .select(USER, ages)
                .join(ages, USER.username.eq(ages.c("name", Type.TEXT)))
                .orderBy(age.desc())
                .get();
        assertThat(ages.of(old)).containsEntry("age", 5L);
        assertThat(db.from(USER)
                        .where(USER.username.within(from(ages).select(ages.c("name", Type.TEXT))))
                        .count())
                .isEqualTo(2);
        Cte named = from(ages).cte("named");
        assertThat(db.from(USER)
                        .join(named, USER.username.eq(named.c("name", Type.TEXT)))
                        .count())
                .isEqualTo(2);
        List<List<Long>> many =
                IntStream.range(0, 3_000).mapToObj(i -> List.of((long) i)).toList();
        assertThat(db.from(values("many", List.of("n"), many)).count()).isEqualTo(3_000);
        assertThat(db.from(values("v", List.of("at"), List.of(List.of(Instant.EPOCH))))
                        .tuples()
                        .get()
                        .get(0))
                .isEqualTo(Instant.EPOCH);
        assertThat(value(1L).type()).isEqualTo(Type.LONG);
    }

    @Test
    @DisplayName("VALUES that do not fit together are refused, naming the column")
    void badValues() {
        assertThatThrownBy(() -> values("v", List.of("a"), List.of()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("v has no rows");
        assertThatThrownBy(() -> values("v", List.of("a"), List.of(List.of(1L), List.of("x"))))
                .hasMessage("Column \"a\" of v has values of the types [Long, String]. Give it values of one.");
        assertThatThrownBy(() -> values("v", List.of("a"), List.of(List.of(1L, 2L))))
                .hasMessageContaining("but a row of 2 values");
    }
}
