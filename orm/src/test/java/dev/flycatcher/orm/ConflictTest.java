package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.CancelledException;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.jdbc.LockedException;
import dev.flycatcher.orm.jdbc.RolledBackException;
import dev.flycatcher.orm.sql.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions in each other's way: who is told to run again, who waited too long, and what is retried. */
@OnEveryEngine
@Timeout(60)
class ConflictTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    /** Two transactions that each hold what the other wants. */
    private @Nullable Throwable deadlock(int attempts) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (Database other = Database.open(t.url())) {
            CompletableFuture<@Nullable Throwable> theirs =
                    CompletableFuture.supplyAsync(() -> swap(other, "huey", "mickey", both, attempts));
            Throwable mine = swap(db, "mickey", "huey", both, attempts);
            Throwable other1 = theirs.get(40, TimeUnit.SECONDS);
            return mine != null ? mine : other1;
        }
    }

    private static @Nullable Throwable swap(
            Database database, String first, String second, CountDownLatch both, int attempts) {
        try {
            database.retrying(attempts, () -> {
                touch(database, first);
                both.countDown();
                both.await(10, TimeUnit.SECONDS);
                touch(database, second);
            });
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private static void touch(Database database, String name) {
        database.update(USER)
                .set(USER.username, USER.username.concat("!"))
                .where(USER.id.eq(name.equals("huey") ? 1L : 2L))
                .execute();
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("BI-09 the victim of a deadlock is told to run again")
    void deadlockVictim() throws Exception {
        assertThat(deadlock(1))
                .isInstanceOf(RolledBackException.class)
                .hasMessageContaining("db.retrying")
                .satisfies(e -> assertThat(((DatabaseException) e).sqlState()).startsWith("40"));
        assertThat(db.from(USER).where(USER.username.endsWith("!")).count()).isEqualTo(2);
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("BI-10 retried, both transactions of a deadlock are kept")
    void deadlockRetried() throws Exception {
        assertThat(deadlock(5)).isNull();
        assertThat(db.from(USER).where(USER.username.endsWith("!!")).count()).isEqualTo(2);
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("BI-13 a lock that is not had in time, and a statement that takes too long")
    void lockedAndCancelled() {
        db.execute(
                switch (Engine.current()) {
                    case POSTGRESQL -> "SET lock_timeout = 100";
                    case MARIADB, MYSQL -> "SET innodb_lock_wait_timeout = 1";
                    default -> "SET LOCK_TIMEOUT 100";
                });
        try (Database other = Database.open(t.url());
                var held = other.begin()) {
            touch(other, "huey");
            assertThatThrownBy(() -> touch(db, "huey")).isInstanceOf(LockedException.class);
            held.rollback();
        }
        db.execute(
                switch (Engine.current()) {
                    case POSTGRESQL -> "SET statement_timeout = 100";
                    case MARIADB -> "SET max_statement_time = 0.1";
                    default -> "SET QUERY_TIMEOUT 100";
                });
        String many = switch (Engine.current()) {
            case POSTGRESQL -> "(SELECT COUNT(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b)";
            case MARIADB -> "(SELECT SUM(a.seq * b.seq) FROM seq_1_to_1000000 a, seq_1_to_1000000 b)";
            default -> "(SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b)";
        };
        assertThatThrownBy(() -> db.from(USER).scalar(raw(Type.LONG, many)))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("[in: SELECT");
    }

    @Test
    @Only(Engine.POSTGRESQL)
    @DisplayName("BI-11 a serialization failure, found at commit, is retried")
    void serializationFailure() {
        int[] attempts = {0};
        try (Database other = Database.open(t.url())) {
            db.retrying(3, () -> {
                attempts[0]++;
                db.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                long seen = db.from(USER).count();
                if (attempts[0] == 1) {
                    other.atomic(() -> {
                        other.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                        long theirs = other.from(USER).count();
                        other.create(USER, u -> u.username("theirs " + theirs));
                    });
                }
                db.create(USER, u -> u.username("mine " + seen));
            });
        }
        assertThat(attempts[0]).isEqualTo(2);
        assertThat(db.from(USER).where(USER.username.eq("mine 4")).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("BI-12 inside a transaction nothing is retried: what the database undoes is the whole of it")
    void retryingInside() {
        db.atomic(() -> assertThatThrownBy(
                        () -> db.retrying(3, () -> db.from(USER).count()))
                .hasMessageContaining("already open"));
        assertThatThrownBy(() -> db.retrying(0, () -> {})).hasMessageContaining("at least once");
        int[] attempts = {0};
        assertThatThrownBy(() -> db.retrying(3, () -> {
                    attempts[0]++;
                    throw new IllegalStateException("not the database's");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attempts[0]).isEqualTo(1);
    }
}
