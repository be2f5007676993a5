package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.model.User;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a row costs in memory beside a class written by hand for it: bytes and statements, which do not depend on the day. */
class FootprintTest {
    private static final int ROWS = 1_000;
    private static final int WORDS = 16;

    /** The driver's own objects per column come and go with the compiler's mood: only what is gross shows here. */
    private static final double GROSS = 1.4;

    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Database db = t.db;

    record Plain(
            long id,
            long userId,
            String content,
            long timestamp,
            @Nullable PlainUser user) {}

    record PlainUser(long id, String username) {}

    @BeforeEach
    void fill() {
        db.createTables(USER, TWEET);
        List<Integer> numbers = IntStream.range(0, ROWS).boxed().toList();
        List<User> users = db.createAll(USER, numbers.subList(0, 100), (u, i) -> u.username("user" + i));
        db.createAll(
                TWEET,
                numbers,
                (x, i) -> x.user(users.get(i % 100)).content("content " + i).timestamp(Instant.ofEpochSecond(i)));
        t.log.clear();
    }

    /** The least of many runs: until both sides are compiled alike, the compiler's mood is all that is measured. */
    private static double bytesPerRow(Callable<?> work) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 300; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.call();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return (double) least / ROWS;
    }

    private static List<Plain> readByHand(Connection connection, String sql, boolean joined) throws SQLException {
        List<Plain> list = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                PlainUser user = joined ? new PlainUser(rows.getLong(5), rows.getString(6)) : null;
                list.add(new Plain(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getLong(4), user));
            }
        }
        return list;
    }

    private static double bytesPerObject(Supplier<Object> maker) throws Exception {
        Object[] kept = new Object[ROWS];
        return bytesPerRow(() -> {
            for (int i = 0; i < ROWS; i++) {
                kept[i] = maker.get();
            }
            return kept;
        });
    }

    @Test
    @DisplayName("a row is at most two words larger than a class written by hand")
    void bytesPerObject() throws Exception {
        Origin origin = Origin.of(db);
        Table<?> tweets = TWEET;
        Table<?> users = USER;
        assertThat(bytesPerObject(() -> tweets.newRow(origin)))
                .isLessThanOrEqualTo(bytesPerObject(() -> new Plain(1, 1, "", 1, null)) + WORDS);
        assertThat(bytesPerObject(() -> users.newRow(origin)))
                .isLessThanOrEqualTo(bytesPerObject(() -> new PlainUser(1, "")) + WORDS);
    }

    @Test
    @DisplayName("reading makes the rows and no more: no arrays, no boxes, no maps")
    void bytesPerRow() throws Exception {
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = raw.createStatement()) {
            statement.execute("CREATE TABLE user (id INTEGER PRIMARY KEY, username TEXT)");
            statement.execute(
                    "CREATE TABLE tweet (id INTEGER PRIMARY KEY, user_id INTEGER, content TEXT, timestamp INTEGER)");
            String numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";
            statement.execute(numbers.formatted(99) + "INSERT INTO user (username) SELECT 'user' || i FROM n");
            statement.execute(numbers.formatted(ROWS - 1)
                    + "INSERT INTO tweet (user_id, content, timestamp) SELECT 1 + i % 100, 'content ' || i, i FROM n");
            String list = "SELECT t.id, user_id, content, timestamp";
            Select<?> tweets = db.from(TWEET);
            assertThat(bytesPerRow(tweets::list))
                    .isLessThanOrEqualTo(bytesPerRow(() -> readByHand(raw, list + " FROM tweet t", false)) * GROSS);
            Select<?> withUsers = tweets.select(TWEET, USER).join(USER);
            String join = list + ", u.id, username FROM tweet t JOIN user u ON u.id = user_id";
            assertThat(bytesPerRow(withUsers::list))
                    .isLessThanOrEqualTo(bytesPerRow(() -> readByHand(raw, join, true)) * GROSS);
        }
    }

    @Test
    @DisplayName("statements per operation")
    void statementsPerOperation() {
        assertThat(t.count(() -> db.from(TWEET).list())).isEqualTo(1);
        assertThat(t.count(() -> db.from(TWEET).select(TWEET, USER).join(USER).list()))
                .isEqualTo(1);
        assertThat(t.count(() -> db.from(USER)
                        .with(USER.tweets.load().then(TWEET.favorites))
                        .where(USER.id.lt(0))
                        .list()))
                .isEqualTo(1);
        assertThat(t.count(() -> db.get(TWEET, 5L))).isEqualTo(1);
        assertThat(t.count(() -> db.createAll(USER, List.of("a", "b"), (u, name) -> u.username(name))))
                .as("BEGIN, INSERT, COMMIT")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("running a query again writes no text: the statement is the same object")
    void compiledOnce() {
        Select<?> query = db.from(TWEET).where(TWEET.id.lt(10L));
        query.list();
        query.list();
        var events = t.log.events();
        assertThat(events.get(1).command().sql())
                .isSameAs(events.get(0).command().sql());
        db.get(USER, 1L);
        db.get(USER, 2L);
        var finds = t.log.events();
        assertThat(finds.get(3).command().sql()).isSameAs(finds.get(2).command().sql());
    }
}
