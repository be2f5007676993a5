package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.GADGET;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Gadget;
import dev.flycatcher.orm.model.OrderLine;
import dev.flycatcher.orm.model.Size;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.QueryException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many rows: updated at once, read by the page, read as a stream, and keys that need no database. */
@OnEveryEngine
class BulkTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    @Test
    @DisplayName("EX-04 each row gets values of its own, in few statements; what is returned is as it is now")
    void updateAll() {
        List<Tweet> tweets = db.from(TWEET).orderBy(TWEET.id).list();
        List<Tweet> now = new ArrayList<>();
        assertThat(t.count(() -> now.addAll(
                        db.updateAll(TWEET, tweets, (draft, tweet) -> draft.content(tweet.content() + tweet.id())))))
                .as("BEGIN, UPDATE, COMMIT")
                .isEqualTo(3);
        assertThat(now).extracting(Tweet::content).containsExactly("meow1", "hiss2", "purr3", "woof4", "whine5");
        assertThat(db.from(TWEET).orderBy(TWEET.id))
                .extracting(Tweet::content)
                .containsExactly("meow1", "hiss2", "purr3", "woof4", "whine5");
        assertThat(tweets.get(0).content()).isEqualTo("meow");
        assertThat(t.count(() -> db.updateAll(TWEET, tweets, (draft, tweet) -> {})))
                .as("BEGIN and COMMIT")
                .isEqualTo(2);
        assertThat(t.count(() -> db.updateAll(TWEET, List.of(), (draft, tweet) -> {})))
                .isZero();
    }

    @Test
    @Only(Engine.SQLITE)
    @DisplayName("the text of a bulk update: a CASE of the key for each column")
    void updateText() {
        db.updateAll(USER, db.from(USER).limit(2).list(), (draft, user) -> draft.username(user.username() + "!"));
        assertThat(t.log.statements())
                .contains(
                        "UPDATE \"user\" SET \"username\" = CASE WHEN (\"user\".\"id\" = ?) THEN ? WHEN"
                                + " (\"user\".\"id\" = ?) THEN ? ELSE \"user\".\"username\" END WHERE (\"user\".\"id\" IN (?, ?))");
    }

    @Test
    @DisplayName("rows that change other columns have a statement of their own; NULL and keys of two columns as well")
    void shapes() {
        db.createTables(CATEGORY, ORDER_LINE);
        Category top = db.create(CATEGORY, c -> c.name("top"));
        List<Category> below = db.createAll(
                CATEGORY, List.of("a", "b", "c"), (c, name) -> c.name(name).parent(top));
        assertThat(t.count(() -> db.updateAll(CATEGORY, below, (draft, each) -> {
                    if (each.name().equals("b")) {
                        draft.parent(null);
                    } else {
                        draft.name(each.name() + "!");
                    }
                })))
                .isEqualTo(4);
        assertThat(db.from(CATEGORY).orderBy(CATEGORY.id))
                .extracting(Category::name)
                .containsExactly("top", "a!", "b", "c!");
        assertThat(db.get(CATEGORY, below.get(1).id()).parent()).isNull();
        List<OrderLine> lines = db.createAll(
                ORDER_LINE,
                List.of(1, 2, 3),
                (l, n) -> l.orderNo(7).lineNo(n).product("p").quantity(n));
        db.updateAll(ORDER_LINE, lines, (draft, line) -> draft.quantity(line.quantity() * 10));
        assertThat(db.from(ORDER_LINE).orderBy(ORDER_LINE.lineNo))
                .extracting(OrderLine::quantity)
                .containsExactly(10, 20, 30);
    }

    @Test
    @DisplayName("a version counts up for each; one row changed meanwhile, and none is updated")
    void versions() {
        db.createTables(GADGET);
        List<Gadget> gadgets = db.createAll(
                GADGET,
                List.of("lamp", "fan"),
                (g, name) -> g.id(UuidV7.next())
                        .name(name)
                        .size(Size.SMALL)
                        .price(BigDecimal.ONE)
                        .active(true)
                        .weight(1));
        List<Gadget> renamed = db.updateAll(GADGET, gadgets, (draft, each) -> draft.name(each.name() + "2"));
        assertThat(renamed).extracting(Gadget::version).containsExactly(1, 1);
        assertThatThrownBy(() -> db.updateAll(
                        GADGET, List.of(renamed.get(0), gadgets.get(1)), (draft, each) -> draft.name("lost")))
                .isInstanceOf(StaleException.class)
                .hasMessageStartingWith("1 of 2 Gadget rows were changed or deleted");
        assertThat(db.from(GADGET).orderBy(GADGET.name))
                .extracting(Gadget::name)
                .containsExactly("fan2", "lamp2");
    }

    @Test
    @DisplayName("thousands of rows stay within the engine's limits, and null is refused before a statement is sent")
    void limits() {
        List<Integer> numbers = IntStream.range(0, 2_000).boxed().toList();
        List<User> users = db.createAll(USER, numbers, (u, i) -> u.username("user" + i));
        db.updateAll(USER, users, (draft, user) -> draft.username(user.username() + "!"));
        assertThat(db.from(USER).where(USER.username.endsWith("!")).count()).isEqualTo(2_000);
        assertThatThrownBy(() -> db.updateAll(USER, users, (draft, user) -> draft.username(null)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("User.username is never NULL");
    }

    @Test
    @DisplayName("EX-16 a page after a row costs no count: by a row value, or column by column where directions differ")
    void keyset() {
        var newest =
                db.from(TWEET).orderBy(TWEET.timestamp.desc(), TWEET.id.desc()).limit(2);
        List<String> read = new ArrayList<>();
        @Nullable Tweet last = null;
        for (List<Tweet> page = newest.list();
                !page.isEmpty();
                page = newest.after(last).list()) {
            page.forEach(each -> read.add(each.content()));
            last = page.get(page.size() - 1);
        }
        assertThat(read).containsExactly("whine", "woof", "purr", "hiss", "meow");
        assertThat(t.text(newest.after(t.tweet("purr"))))
                .contains(" WHERE ((\"t1\".\"timestamp\", \"t1\".\"id\") < (?, ?)) ORDER BY ");
        var mixed = db.from(TWEET).orderBy(TWEET.user.desc(), TWEET.id.asc());
        assertThat(mixed.after(t.tweet("whine"))).extracting(Tweet::content).containsExactly("meow", "hiss", "purr");
        assertThat(mixed.after(t.tweet("woof")))
                .extracting(Tweet::content)
                .containsExactly("whine", "meow", "hiss", "purr");
        assertThat(db.from(TWEET)
                        .where(TWEET.user.eq(1L))
                        .orderBy(TWEET.id)
                        .after(t.tweet("meow"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("an order that leaves the place of a row open is refused, naming what is missing")
    void badKeysets() {
        db.createTables(CATEGORY);
        assertThatThrownBy(() -> db.from(TWEET).orderBy(TWEET.timestamp).after(t.tweet("meow")))
                .isInstanceOf(QueryException.class)
                .hasMessage("after(row) needs an order in which no two rows are equal. End it with the key:"
                        + " .orderBy(..., TWEET.id.asc()).");
        assertThatThrownBy(() ->
                        db.from(TWEET).orderBy(TWEET.content.upper(), TWEET.id).after(t.tweet("meow")))
                .hasMessageContaining("the order is of columns of Tweet");
        Category top = db.create(CATEGORY, c -> c.name("top"));
        assertThatThrownBy(() ->
                        db.from(CATEGORY).orderBy(CATEGORY.parent, CATEGORY.id).after(top))
                .hasMessageContaining("Category.parent may be NULL");
    }

    @Test
    @DisplayName("EX-14 a stream reads what comes, gives its connection back, and keeps no row for the others' sake")
    void streams() {
        Database peers = db.lazy(Lazy.PEERS);
        try (Stream<Tweet> tweets = peers.from(TWEET).orderBy(TWEET.id).stream()) {
            assertThat(tweets.map(Tweet::content).limit(2)).containsExactly("meow", "hiss");
        }
        db.atomic(() -> {
            try (Stream<String> contents = db.from(TWEET).orderBy(TWEET.id).values(TWEET.content).stream()) {
                assertThat(contents).containsExactly("meow", "hiss", "purr", "woof", "whine");
            }
            db.update(TWEET).set(TWEET.content, "x").execute();
        });
        assertThat(db.from(TWEET).where(TWEET.content.eq("x")).count()).isEqualTo(5);
    }

    @Test
    @DisplayName("EX-59 UUIDs of version 7 begin with the time, rise within a JVM, and never repeat")
    void uuids() {
        UUID first = UuidV7.next(1_700_000_000_000L);
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        List<UUID> many = Stream.generate(UuidV7::next).limit(10_000).toList();
        assertThat(many)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        (a, b) -> Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits()));
        long millis = many.get(9_999).getMostSignificantBits() >>> 16;
        assertThat(Instant.ofEpochMilli(millis))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        UUID later = UuidV7.next(System.currentTimeMillis());
        UUID behind = UuidV7.next(1_000L);
        assertThat(Long.compareUnsigned(behind.getMostSignificantBits(), later.getMostSignificantBits()))
                .as("the clock was set back")
                .isPositive();
    }

    @Test
    @DisplayName(
            "EX-15 pages are counted from 1, and the whole is counted by the query that is not paged; first, get, scalar, exists")
    void pages() {
        var all = db.from(TWEET).orderBy(TWEET.id);
        assertThat(all.page(2, 2)).extracting(Tweet::content).containsExactly("purr", "woof");
        assertThat(all.page(3, 2)).hasSize(1);
        assertThat(all.page(0, 2).list())
                .isEqualTo(all.page(1, 2).list())
                .isEqualTo(all.page(-7, 2).list());
        assertThat(all.page(9, 2)).isEmpty();
        assertThat(all.count()).isEqualTo(5);
        assertThat(all.page(3, 2).count()).isEqualTo(1);
        assertThat(all.offset(3).limit(9)).hasSize(2);
        assertThat(all.first().content()).isEqualTo("meow");
        assertThat(all.scalar(TWEET.content)).isEqualTo("meow");
        assertThat(all.values(TWEET.content).limit(2).list()).containsExactly("meow", "hiss");
        assertThat(all.where(TWEET.content.eq("nothing")).exists()).isFalse();
    }
}
