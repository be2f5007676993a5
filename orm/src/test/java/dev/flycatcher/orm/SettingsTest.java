package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.CancelledException;
import dev.flycatcher.orm.jdbc.Isolation;
import dev.flycatcher.orm.jdbc.QueryTimeoutException;
import dev.flycatcher.orm.jdbc.Transaction;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of every transaction and statement: how isolated they are, and how long they may take. */
@OnEveryEngine
@Timeout(60)
class SettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    /** Counts before and after another transaction has committed a row. */
    private List<Long> countTwice(Isolation level) {
        Database isolated = db.isolation(level);
        try (Database other = Database.open(t.url())) {
            return isolated.atomic(() -> {
                long before = isolated.from(USER).count();
                other.create(USER, u -> u.username(level.name() + before));
                return List.of(before, isolated.from(USER).count());
            });
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("EX-07 a transaction sees of others what its level says, and the next one has the default again")
    void levels() {
        assertThat(countTwice(Isolation.READ_COMMITTED)).containsExactly(3L, 4L);
        assertThat(countTwice(Isolation.REPEATABLE_READ)).containsExactly(4L, 4L);
        assertThat(countTwice(Isolation.READ_COMMITTED)).containsExactly(5L, 6L);
        boolean repeats = Engine.current() == Engine.MARIADB;
        try (Database other = Database.open(t.url())) {
            db.atomic(() -> {
                long before = db.from(USER).count();
                other.create(USER, u -> u.username("by default"));
                assertThat(db.from(USER).count()).isEqualTo(repeats ? before : before + 1);
            });
        }
    }

    @Test
    @DisplayName("every level can be asked for, on each database, for whole transactions and those that only read")
    void everyLevel() {
        for (Isolation each : Isolation.values()) {
            Database isolated = db.isolation(each);
            User made = isolated.atomic(() -> isolated.create(USER, u -> u.username(each.name())));
            User read = isolated.readOnly(() -> isolated.get(USER, made.id()));
            assertThat(read.username()).isEqualTo(each.name());
            try (Transaction begun = isolated.begin()) {
                isolated.delete(made);
                begun.commit();
                assertThat(isolated.from(USER).count()).isEqualTo(3);
            }
        }
        assertThat(db.from(USER).count()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "EX-08 inside a transaction that is open, a level it is not known to have is refused; one it has is a savepoint")
    void inside() {
        Database serializable = db.isolation(Isolation.SERIALIZABLE);
        db.atomic(() -> assertThatThrownBy(() -> serializable.atomic(() -> {}))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("SERIALIZABLE")
                .hasMessageContaining("where it begins"));
        assertThat(db.executor().inTransaction()).isFalse();
        List<User> made = serializable.atomic(() -> {
            db.atomic(() -> {});
            return db.isolation(Isolation.REPEATABLE_READ)
                    .createAll(USER, List.of("a", "b"), (u, name) -> u.username(name));
        });
        assertThat(made).hasSize(2);
        assertThat(t.log.statements()).contains("SAVEPOINT s1");
    }

    @Test
    @DisplayName("in someone else's transaction a level is refused: it is chosen where that one begins")
    void joined() throws Exception {
        try (Connection connection = DriverManager.getConnection(t.url())) {
            if (Engine.current() == Engine.SQLITE) {
                connection.createStatement().execute("PRAGMA foreign_keys = ON");
            }
            connection.setAutoCommit(false);
            Database joined = Database.of(new ServerTest.OneConnection(connection), event -> {});
            assertThatThrownBy(() -> joined.isolation(Isolation.SERIALIZABLE).atomic(() -> {}))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("framework");
            assertThat(joined.executor().inTransaction()).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.H2, Engine.MARIADB})
    @DisplayName(
            "of two serializable transactions that decide by what both read, one is undone, and run again where asked")
    void writeSkew() {
        int[] attempts = {0};
        Database mine = db.isolation(Isolation.SERIALIZABLE);
        try (Database other = Database.open(t.url())) {
            Database theirs = other.isolation(Isolation.SERIALIZABLE);
            Runnable skew = () -> mine.retrying(3, () -> {
                attempts[0]++;
                long seen = mine.from(USER).count();
                if (attempts[0] == 1 && Engine.current() == Engine.POSTGRESQL) {
                    theirs.atomic(() -> theirs.create(
                            USER, u -> u.username("of " + theirs.from(USER).count())));
                }
                mine.create(USER, u -> u.username("mine of " + seen));
            });
            skew.run();
        }
        boolean detects = Engine.current() == Engine.POSTGRESQL;
        assertThat(attempts[0]).isEqualTo(detects ? 2 : 1);
        assertThat(db.from(USER)
                        .where(USER.username.eq(detects ? "mine of 4" : "mine of 3"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    @Only(Engine.SQLITE)
    @DisplayName("EX-09 SQLite's kind of lock is chosen with its URL: IMMEDIATE has the write lock from the beginning")
    void lockKind(@TempDir Path folder) throws Exception {
        String file = "jdbc:sqlite:" + folder.resolve("app.db");
        try (Database holder = Database.open(file + "?transaction_mode=IMMEDIATE");
                Connection other = DriverManager.getConnection(file + "?busy_timeout=10")) {
            Statement statement = other.createStatement();
            try (Transaction held = holder.begin()) {
                assertThatThrownBy(() -> statement.execute("BEGIN IMMEDIATE")).hasMessageContaining("SQLITE_BUSY");
                held.rollback();
            }
            statement.execute("BEGIN IMMEDIATE");
        }
    }

    /** Takes longer than anybody waits. */
    private static Expression<Long> endless() {
        return raw(
                Type.LONG,
                switch (Engine.current()) {
                    case SQLITE ->
                        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000)"
                                + " SELECT COUNT(*) FROM n)";
                    case POSTGRESQL ->
                        "(SELECT COUNT(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b)";
                    case MARIADB -> "(SELECT SUM(a.seq * b.seq) FROM seq_1_to_1000000 a, seq_1_to_1000000 b)";
                    case MYSQL ->
                        "(SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b,"
                                + " information_schema.columns c)";
                    case H2 -> "(SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b)";
                });
    }

    @Test
    @DisplayName(
            "EX-10 a query that takes longer than it may is stopped, and told as that; the connection goes on without a limit")
    void queryTimeout() {
        var late = db.from(USER).limit(1).timeout(SECOND).values(endless());
        QueryTimeoutException stopped = catchThrowableOfType(QueryTimeoutException.class, late::list);
        assertThat(stopped).isInstanceOf(CancelledException.class).hasMessageContaining("Longer than 1 s");
        assertThat(stopped).hasMessageContaining("[in: SELECT");
        assertThat(stopped.timeout()).isEqualTo(SECOND);
        assertThat(db.executor().open()).isZero();
        assertThat(db.from(USER).timeout(SECOND).count()).isEqualTo(3);
        assertThat(db.from(USER).count()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "EX-11 a database's limit is that of each of its statements: reads, streams and writes, in a transaction too")
    void databaseTimeout() {
        Database hurried = db.timeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> hurried.from(USER).scalar(endless())).isInstanceOf(QueryTimeoutException.class);
        assertThatThrownBy(() -> {
                    try (Stream<Long> rows = hurried.from(USER).limit(1).values(endless()).stream()) {
                        rows.forEach(each -> {});
                    }
                })
                .isInstanceOf(QueryTimeoutException.class);
        assertThatThrownBy(() -> hurried.atomic(() -> {
                    hurried.create(USER, u -> u.username("half"));
                    hurried.update(TWEET)
                            .set(TWEET.content, endless().cast(Type.TEXT))
                            .where(TWEET.content.eq("meow"))
                            .execute();
                }))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(db.executor().open()).isZero();
        assertThat(db.from(USER).count()).isEqualTo(3);
        assertThat(hurried.timeout(Duration.ZERO).from(USER).count()).isEqualTo(3);
    }
}
