package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.ARTICLE_TAG;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.GADGET;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.TAG;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.model.Article;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Color;
import dev.flycatcher.orm.model.Gadget;
import dev.flycatcher.orm.model.OrderLine;
import dev.flycatcher.orm.model.OrderLineDraft;
import dev.flycatcher.orm.model.Size;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.QueryException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class WriteTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private Gadget gadget() {
        db.createTables(GADGET);
        return db.create(
                GADGET,
                g -> g.id(UUID.randomUUID())
                        .name("lamp")
                        .size(Size.LARGE)
                        .price(new BigDecimal("9.95"))
                        .active(true)
                        .weight(0.5));
    }

    @Test
    @DisplayName("EX-55 EX-54 every type of column comes back as it went, NULL as null")
    void roundTrips() {
        Instant now = Instant.now();
        Gadget lamp = gadget();
        assertThat(db.get(GADGET, lamp.id()).stock()).isNull();
        assertThat(db.get(GADGET, lamp.id()).seen()).isNull();
        Gadget full = db.update(
                GADGET,
                lamp,
                g -> g.rank(Size.SMALL)
                        .stock(0)
                        .bought(LocalDate.of(2026, 2, 28))
                        .opens(LocalTime.of(8, 30))
                        .due(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6000))
                        .seen(now)
                        .data(new byte[] {1, 0, -1})
                        .color(new Color(0xff8000)));
        Gadget read = db.get(GADGET, lamp.id());
        var expected = GADGET.toMap(full);
        var actual = GADGET.toMap(read);
        // A decimal comes back with its column's scale, here of MariaDB thirty places.
        assertThat((BigDecimal) actual.remove("price")).isEqualByComparingTo((BigDecimal) expected.remove("price"));
        assertThat((byte[]) actual.remove("data")).isEqualTo((byte[]) expected.remove("data"));
        assertThat(actual).isEqualTo(expected);
        assertThat(read.color()).isEqualTo(new Color(0xff8000));
        assertThat(read.price()).isEqualByComparingTo("9.95");
        assertThat(read.stock()).isZero();
        assertThat(db.from(GADGET)
                        .where(GADGET.color.eq(new Color(0xff8000)), GADGET.size.eq(Size.LARGE))
                        .count())
                .isEqualTo(1);
        assertThat(db.from(GADGET)
                        .where(GADGET.seen.ge(now.minusSeconds(1)), GADGET.active.eq(true))
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "EX-01 create returns the row with its key in one statement; save sends changed columns only, or nothing")
    void createAndSave() {
        assertThat(t.count(() ->
                        assertThat(db.create(USER, u -> u.username("new")).id()).isEqualTo(4)))
                .isEqualTo(1);
        assertThat(t.log.statements())
                .last()
                .asString()
                .isEqualTo(t.returning("INSERT INTO \"user\" (\"username\") VALUES (?)", "\"id\""));
        Tweet meow = t.tweet("meow");
        Tweet changed = db.update(TWEET, meow, d -> d.content("MEOW"));
        assertThat(t.log.statements())
                .last()
                .asString()
                .isEqualTo("UPDATE \"tweet\" SET \"content\" = ? WHERE (\"id\" = ?)");
        assertThat(changed.content()).isEqualTo("MEOW");
        assertThat(meow.content()).isEqualTo("meow");
        assertThat(t.count(() -> db.update(TWEET, meow, d -> {}))).isZero();
        assertThatThrownBy(() -> db.save(meow))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not a draft");
        assertThat(db.find(USER, 99)).isNull();
        assertThatThrownBy(() -> db.get(USER, 99)).isInstanceOf(NotFoundException.class);
        assertThat(db.from(TWEET).where(TWEET.content.eq("MEOW")).get().timestamp())
                .isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    @DisplayName("defaults of Java and of the database fill what was not assigned")
    void defaults() {
        Instant before = Instant.now().minusSeconds(1);
        assertThat(db.create(TWEET, d -> d.user(t.user("huey")).content("x")).timestamp())
                .isAfter(before);
    }

    @Test
    @DisplayName("null into a column that is never NULL is refused before a statement is sent, naming it")
    void nullIntoNonNull() {
        assertThat(t.count(() -> {
                    assertThatThrownBy(() -> db.create(USER, u -> {}))
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("User.username is never NULL");
                    assertThatThrownBy(() -> db.create(TWEET, d -> d.user(null)))
                            .hasMessageContaining("Tweet.user");
                    assertThatThrownBy(() -> db.update(USER, t.user("huey"), u -> u.username(null)))
                            .hasMessageContaining("User.username");
                    assertThatThrownBy(() -> db.update(USER).set(USER.username, (String) null))
                            .hasMessageContaining("User.username");
                }))
                .isZero();
    }

    @Test
    @DisplayName("EX-03 many rows, few statements, keys in order, all or none")
    void createAll() {
        List<Integer> numbers = IntStream.range(0, 600).boxed().toList();
        List<User> users = db.createAll(USER, numbers, (u, i) -> u.username("u" + i));
        assertThat(users).hasSize(600).extracting(User::id).isSorted();
        assertThat(db.get(USER, users.get(599).id()).username()).isEqualTo("u599");
        assertThat(t.log.statements().stream()
                        .filter(sql -> sql.contains("INSERT INTO"))
                        .count())
                .as("250 rows to a statement; 1,000 where each is a trip to a server; one where no keys are returned")
                .isEqualTo(
                        switch (Engine.current()) {
                            case POSTGRESQL, MARIADB -> 1;
                            case SQLITE, H2 -> 3;
                            case MYSQL -> 600;
                        });
        assertThat(t.count(() -> db.createAll(USER, List.<String>of(), (u, i) -> {})))
                .isZero();
        assertThatThrownBy(() -> db.createAll(USER, List.of("a", "b", "a"), (u, name) -> u.username(name)))
                .isInstanceOf(ConstraintException.class);
        assertThat(db.from(USER).where(USER.username.eq("b")).exists()).isFalse();
    }

    @Test
    @DisplayName("EX-02 update and delete by condition, with column arithmetic, return counts")
    void byCondition() {
        db.createTables(ORDER_LINE);
        db.create(ORDER_LINE, o -> o.orderNo(1).lineNo(1).product("tea").quantity(2));
        db.create(ORDER_LINE, o -> o.orderNo(1).lineNo(2).product("mug").quantity(1));
        var update = db.update(ORDER_LINE)
                .set(ORDER_LINE.quantity, ORDER_LINE.quantity.plus(1).times(2))
                .where(ORDER_LINE.product.eq("tea"));
        assertThat(update.sql().replace('`', '"'))
                .isEqualTo("UPDATE \"order_line\" SET \"quantity\" = ((\"order_line\".\"quantity\" + ?) * ?) WHERE"
                        + " (\"order_line\".\"product\" = ?)");
        assertThat(update.execute()).isEqualTo(1);
        assertThat(db.get(ORDER_LINE, Key.of(1L, 1)).quantity()).isEqualTo(6);
        assertThat(db.deleteFrom(ORDER_LINE).where(ORDER_LINE.quantity.lt(5)).execute())
                .isEqualTo(1);
        assertThatThrownBy(() -> db.update(ORDER_LINE).execute()).hasMessageContaining("sets nothing");
    }

    @Test
    @DisplayName("EX-12 get or create: the row and whether it is new")
    void getOrCreate() {
        Found<User> known = db.getOrCreate(USER, USER.username.eq("huey"), u -> u.username("huey"));
        assertThat(known.created()).isFalse();
        assertThat(known.entity()).isEqualTo(t.user("huey"));
        assertThat(db.getOrCreate(USER, USER.username.eq("x"), u -> u.username("x"))
                        .created())
                .isTrue();
        assertThatThrownBy(() -> db.getOrCreate(USER, USER.username.eq("nope"), u -> u.username("huey")))
                .isInstanceOf(ConstraintException.class);
    }

    @Test
    @DisplayName("EX-53 a version counts up with each update; a row changed meanwhile is not overwritten")
    void optimisticVersion() {
        Gadget first = gadget();
        Gadget second = db.update(GADGET, first, g -> g.name("two"));
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThatThrownBy(() -> db.update(GADGET, first, g -> g.name("lost"))).isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> db.delete(first)).isInstanceOf(StaleException.class);
        assertThat(db.get(GADGET, first.id()).name()).isEqualTo("two");
        assertThat(db.delete(second)).isEqualTo(1);
    }

    @Test
    @DisplayName("CK-01 CK-02 a key of several columns is a value; a part of it can be changed")
    void compositeKey() {
        db.createTables(ORDER_LINE);
        OrderLine line =
                db.create(ORDER_LINE, o -> o.orderNo(7).lineNo(1).product("tea").quantity(1));
        assertThat(db.get(ORDER_LINE, Key.of(7L, 1))).isEqualTo(line).hasSameHashCodeAs(line);
        assertThatThrownBy(() -> db.find(ORDER_LINE, 7L))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("a key of 2 columns")
                .hasMessageContaining("Key.of");
        OrderLineDraft moved = ORDER_LINE.draft(line).lineNo(2);
        db.save(moved);
        assertThat(db.find(ORDER_LINE, Key.of(7L, 1))).isNull();
        assertThat(db.get(ORDER_LINE, Key.of(7L, 2)).product()).isEqualTo("tea");
    }

    @Test
    @DisplayName(
            "OD-01 OD-02 OD-03 OD-05 OD-06 the database enforces what was declared, foreign keys on without asking")
    void referentialActions() {
        db.createTables(ARTICLE, COMMENT);
        Article article =
                db.create(ARTICLE, a -> a.title("one").author(t.user("huey")).editor(t.user("mickey")));
        assertThatThrownBy(() -> db.delete(t.user("huey")))
                .isInstanceOf(ConstraintException.class)
                .hasMessageContaining("DELETE FROM " + db.dialect().quote("user"))
                .hasCauseInstanceOf(java.sql.SQLException.class);
        assertThat(db.delete(t.user("mickey"))).isEqualTo(1);
        assertThat(db.get(ARTICLE, article.id()).editor()).isNull();
        assertThat(article.editorId()).isEqualTo(2);
        assertThat(db.from(TWEET).where(TWEET.user.eq(2L)).exists()).isFalse();
        assertThat(db.delete(t.user("mickey"))).isZero();
    }

    @Test
    @DisplayName("OD-04 EC-86 EC-87 every path of a diamond goes, nullable references are cleared, others' rows stay")
    void recursiveDelete() {
        db.createTables(ARTICLE, COMMENT, TAG, ARTICLE_TAG, RELATIONSHIP);
        Article one = db.create(ARTICLE, a -> a.title("one").author(t.user("huey")));
        Article two =
                db.create(ARTICLE, a -> a.title("two").author(t.user("mickey")).editor(t.user("huey")));
        var nice = db.create(COMMENT, c -> c.body("nice").article(one).author(t.user("mickey")));
        db.create(
                COMMENT,
                c -> c.body("thanks").article(one).author(t.user("huey")).parent(nice));
        var reply = db.create(COMMENT, c -> c.body("mine").article(two).author(t.user("huey")));
        db.create(
                COMMENT,
                c -> c.body("yours").article(two).author(t.user("mickey")).parent(reply));
        assertThat(db.deleteRecursively(t.user("huey")))
                .containsEntry(USER, 1)
                .containsEntry(TWEET, 3)
                .containsEntry(FAVORITE, 4)
                .containsEntry(ARTICLE, 1)
                .containsEntry(COMMENT, 3);
        assertThat(db.get(ARTICLE, two.id()).editor()).isNull();
        assertThat(db.from(COMMENT)).extracting(c -> c.body()).containsExactly("yours");
        assertThat(db.from(TWEET).count()).isEqualTo(2);
    }

    @Test
    @DisplayName("OD-04: a tree with its branches; CK-04 OD-02: the rows in memory are not touched")
    void deleteTree() {
        db.createTables(CATEGORY);
        Category a = db.create(CATEGORY, c -> c.name("a"));
        Category b = db.create(CATEGORY, c -> c.name("b").parent(a));
        db.create(CATEGORY, c -> c.name("c").parent(b));
        assertThat(db.deleteTree(a)).containsEntry(CATEGORY, 3);
        assertThat(b.parent()).isSameAs(a);
        Category d = db.create(CATEGORY, c -> c.name("d"));
        db.create(CATEGORY, c -> c.name("e").parent(d));
        assertThat(db.deleteRecursively(d)).containsEntry(CATEGORY, 1);
        assertThat(db.from(CATEGORY).get().parent()).isNull();
    }

    @Test
    @DisplayName("40,000 values in one IN list travel as one parameter")
    void longLists() {
        List<Long> ids = IntStream.range(0, 40_000).mapToObj(Long::valueOf).toList();
        assertThat(db.from(TWEET).where(TWEET.id.within(ids)).count()).isEqualTo(5);
        assertThat(db.from(USER).where(USER.username.within(List.of())).list()).isEmpty();
    }

    @Test
    @Only({Engine.SQLITE, Engine.MARIADB})
    @DisplayName("a list of texts longer than the database has parameters is refused while the query is built")
    void longListsOfText() {
        List<String> names =
                IntStream.range(0, 70_000).mapToObj(String::valueOf).toList();
        assertThat(t.count(() -> assertThatThrownBy(() ->
                                db.from(USER).where(USER.username.within(names)).list())
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("70000 values in one IN list")
                        .hasMessageContaining("" + db.dialect().parameterLimit())))
                .isZero();
    }

    @Test
    @DisplayName("a database's own error keeps SQLState, code and cause, and says which statement")
    void databaseErrors() {
        assertThatThrownBy(() -> db.execute("SELECT * FROM nowhere"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("[in: SELECT * FROM nowhere]")
                .satisfies(e -> {
                    DatabaseException error = (DatabaseException) e;
                    assertThat(error.sqlState() != null || error.vendorCode() == 1)
                            .isTrue();
                });
    }

    @Test
    @DisplayName("patterns are literal text: hostile or not, a value is never SQL")
    void hostileText() {
        String hostile = "'; DROP TABLE \"user\"; -- 100%_\\";
        db.create(USER, u -> u.username(hostile));
        assertThat(db.get(USER, USER.username.eq(hostile)).username()).isEqualTo(hostile);
        assertThat(db.from(USER).where(USER.username.contains("%_\\")).count()).isEqualTo(1);
        assertThat(db.from(USER).where(USER.username.contains("0%x")).count()).isZero();
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("EX-13 get or create, where somebody else was faster: theirs, and nothing of ours is left")
    void getOrCreateRace() {
        try (Database other = Database.open(t.url())) {
            Found<User> found = db.getOrCreate(USER, USER.username.eq("race"), u -> {
                other.create(USER, theirs -> theirs.username("race"));
                u.username("race");
            });
            assertThat(found.created()).isFalse();
        }
        assertThat(db.from(USER).where(USER.username.eq("race")).count()).isEqualTo(1);
    }
}
