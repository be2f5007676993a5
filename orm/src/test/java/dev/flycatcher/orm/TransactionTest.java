package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.jdbc.ConnectionException;
import dev.flycatcher.orm.jdbc.QueryEvent;
import dev.flycatcher.orm.jdbc.Transaction;
import dev.flycatcher.orm.model.Tweet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@OnEveryEngine
class TransactionTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private void user(String name) {
        db.create(USER, u -> u.username(name));
    }

    private boolean exists(String name) {
        return db.from(USER).where(USER.username.eq(name)).exists();
    }

    @Test
    @DisplayName("TX-01 the outer is a transaction, the inner a savepoint; what throws is undone at its own level")
    void nesting() {
        db.atomic(() -> {
            user("kept");
            assertThatThrownBy(() -> db.atomic(() -> {
                        user("undone");
                        throw new IOException("no");
                    }))
                    .isInstanceOf(IOException.class);
            String result = db.atomic(() -> "value");
            assertThat(result).isEqualTo("value");
        });
        assertThat(exists("kept")).isTrue();
        assertThat(exists("undone")).isFalse();
        assertThatThrownBy(() -> db.atomic(() -> {
                    user("gone");
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(exists("gone")).isFalse();
    }

    @Test
    @DisplayName(
            "LG-01 TX-01 every statement is told, BEGIN, SAVEPOINT and COMMIT as well, with binds, reason, rows and time")
    void everythingIsTold() {
        t.log.clear();
        db.atomic(() -> db.atomic(() -> user("x")));
        assertThat(t.log.statements())
                .containsExactly(
                        "BEGIN",
                        "SAVEPOINT s1",
                        t.returning("INSERT INTO \"user\" (\"username\") VALUES (?)", "\"id\""),
                        "RELEASE SAVEPOINT s1",
                        "COMMIT");
        QueryEvent insert = t.log.events().get(2);
        assertThat(insert.command().binds()).hasToString("[x]");
        assertThat(insert.rows()).isEqualTo(1);
        assertThat(insert.nanos()).isPositive();
        assertThat((Throwable) insert.error()).isNull();
        Tweet tweet = db.from(TWEET).get();
        tweet.user();
        QueryEvent lazy = t.log.events().get(t.log.count() - 1);
        assertThat(lazy.command().relation()).isEqualTo("Tweet.user");
        assertThat(lazy.command().origin())
                .startsWith("SELECT ")
                .contains(db.dialect().quote("tweet"));
        assertThatThrownBy(() -> db.execute("nonsense")).isNotNull();
        assertThat((Throwable) t.log.events().get(t.log.count() - 1).error()).isNotNull();
    }

    @Test
    @DisplayName("TX-02 EC-97 committing or rolling back inside begins anew at once")
    void commitInside() {
        try (Transaction tx = db.begin()) {
            user("kept");
            tx.commit();
            user("undone");
            tx.rollback();
            user("late");
            tx.commit();
            user("never");
        }
        assertThat(exists("kept")).isTrue();
        assertThat(exists("late")).isTrue();
        assertThat(exists("undone")).isFalse();
        assertThat(exists("never")).isFalse();
    }

    @Test
    @DisplayName("TX-03 a test's transaction is undone at its end, and the code's own become savepoints")
    void testFixture() {
        try (Transaction tx = db.begin()) {
            db.atomic(() -> user("inside"));
            tx.afterCommit(() -> user("never"));
            assertThat(exists("inside")).isTrue();
        }
        assertThat(exists("inside")).isFalse();
        assertThat(t.log.statements()).contains("SAVEPOINT s1", "ROLLBACK");
    }

    @Test
    @DisplayName("what is to run after the commit runs then, and not after a rollback")
    void afterCommit() {
        List<String> ran = new ArrayList<>();
        try (Transaction tx = db.begin()) {
            tx.afterCommit(() -> ran.add("undone"));
            tx.rollback();
            tx.afterCommit(() -> ran.add("done"));
            assertThat(ran).isEmpty();
            tx.commit();
            assertThat(ran).containsExactly("done");
        }
    }

    @Test
    @DisplayName("TX-04 closing the database inside a transaction is refused; used after closing, it says so")
    void closing() {
        Database other = Database.open("jdbc:sqlite::memory:");
        other.createTables(USER);
        other.atomic(() -> assertThatThrownBy(other::close).isInstanceOf(ConnectionException.class));
        other.close();
        assertThatThrownBy(() -> other.from(USER).list())
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("has been closed");
    }

    @Test
    @DisplayName("EC-92 a stream is read once, holds its statement until closed, and says so when read after")
    void streams() {
        try (Stream<Tweet> tweets = db.from(TWEET).stream()) {
            assertThat(tweets.filter(each -> each.content().startsWith("w")).count())
                    .isEqualTo(2);
        }
        Stream<Tweet> closed = db.from(TWEET).stream();
        Iterator<Tweet> iterator = closed.iterator();
        iterator.next();
        closed.close();
        assertThatThrownBy(() -> {
                    iterator.next();
                    iterator.next();
                })
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("was closed");
    }

    @Test
    @DisplayName("a file: several connections, each with its foreign keys on")
    void file(@TempDir Path dir) throws Exception {
        Database file = Database.open("jdbc:sqlite:" + dir.resolve("app.db"));
        file.createTables(USER, TWEET);
        file.create(USER, u -> u.username("a"));
        try (Stream<dev.flycatcher.orm.model.User> open = file.from(USER).stream()) {
            open.forEach(each -> assertThatThrownBy(() ->
                            file.execute("INSERT INTO tweet (user_id, content, timestamp)" + " VALUES (99, 'x', 0)"))
                    .hasMessageContaining("FOREIGN KEY"));
        }
        Thread other = new Thread(() -> file.create(USER, u -> u.username("b")));
        other.start();
        other.join();
        assertThat(file.from(USER).count()).isEqualTo(2);
        file.close();
    }
}
