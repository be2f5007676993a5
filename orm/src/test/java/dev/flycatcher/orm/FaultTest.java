package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.json;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.CancelledException;
import dev.flycatcher.orm.jdbc.ConnectionException;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.jdbc.LockedException;
import dev.flycatcher.orm.jdbc.RolledBackException;
import dev.flycatcher.orm.jdbc.ValueException;
import dev.flycatcher.orm.sql.Fault;
import dev.flycatcher.orm.sql.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong in a database, told by kind and name. */
@OnEveryEngine
@Timeout(60)
class FaultTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private ConstraintException broken(Runnable action) {
        ConstraintException broken = catchThrowableOfType(ConstraintException.class, action::run);
        assertThat(broken).isNotNull().hasCauseInstanceOf(SQLException.class).hasMessageContaining("[in: ");
        assertThat(broken.vendorCode() != 0 || broken.sqlState() != null).isTrue();
        return broken;
    }

    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    @DisplayName("BI-01 a unique constraint: kind, index and columns as the driver tells, and never the value")
    void unique() {
        ConstraintException broken = broken(() -> db.create(USER, u -> u.username("huey")));
        assertThat(broken.kind()).isEqualTo(Fault.Kind.UNIQUE);
        assertThat(broken).hasMessageStartingWith("UNIQUE constraint ").hasMessageNotContaining("huey");
        switch (Engine.current()) {
            case SQLITE -> assertThat(broken.constraint()).isNull();
            case H2 -> assertThat(broken.constraint()).startsWith("user_username");
            default -> assertThat(broken.constraint()).isEqualTo("user_username");
        }
        if (Engine.current() != Engine.MARIADB && Engine.current() != Engine.MYSQL) {
            assertThat(broken.table()).isEqualTo("user");
            assertThat(broken.columns()).containsExactly("username");
        }
    }

    @Test
    @DisplayName("BI-02 a foreign key, from either side: kind, constraint, table and column as the driver tells")
    void foreignKey() {
        ConstraintException missing =
                broken(() -> db.create(TWEET, x -> x.userId(99L).content("x")));
        assertThat(missing.kind()).isEqualTo(Fault.Kind.FOREIGN_KEY);
        if (Engine.current() != Engine.SQLITE) {
            assertThat(lower(missing.constraint())).isEqualTo("fk_tweet_user_id_refs_user");
            assertThat(missing.table()).isEqualTo("tweet");
            assertThat(missing.columns()).containsExactly("user_id");
        }
        db.createTables(dev.flycatcher.orm.model.Tables.ARTICLE);
        db.create(dev.flycatcher.orm.model.Tables.ARTICLE, a -> a.title("x").author(t.user("zaizee")));
        ConstraintException held = broken(() -> db.delete(t.user("zaizee")));
        assertThat(held.kind()).isEqualTo(Fault.Kind.FOREIGN_KEY);
    }

    @Test
    @DisplayName("BI-03 NOT NULL and CHECK, broken behind the library's back")
    void notNullAndCheck() {
        String q = db.dialect().quote("username");
        ConstraintException empty =
                broken(() -> db.execute("UPDATE " + db.dialect().quote("user") + " SET " + q + " = NULL"));
        assertThat(empty.kind()).isEqualTo(Fault.Kind.NOT_NULL);
        assertThat(empty.columns()).containsExactly("username");
        db.execute("CREATE TABLE stock (n INTEGER, CONSTRAINT positive CHECK (n > 0))");
        ConstraintException negative = broken(() -> db.execute("INSERT INTO stock (n) VALUES (-5)"));
        assertThat(negative.kind()).isEqualTo(Fault.Kind.CHECK);
        assertThat(lower(negative.constraint())).isEqualTo("positive");
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("BI-04 a value that is too long or too large, with its column where the driver tells")
    void values() {
        db.execute("CREATE TABLE small (word VARCHAR(5), n SMALLINT)");
        ValueException tooLong = catchThrowableOfType(
                ValueException.class, () -> db.execute("INSERT INTO small (word) VALUES ('sesquipedalian')"));
        assertThat(tooLong).hasMessageContaining("too long").hasMessageNotContaining("'sesqui' ");
        assertThat(tooLong.sqlState()).isEqualTo("22001");
        if (Engine.current() != Engine.POSTGRESQL) {
            assertThat(tooLong.column()).isEqualTo("word");
        }
        assertThatThrownBy(() -> db.execute("INSERT INTO small (n) VALUES (70000)"))
                .isInstanceOf(ValueException.class);
        assertThat(db.from(USER).scalar(raw(Type.LONG, "(SELECT COUNT(*) FROM small)")))
                .isZero();
    }

    @Test
    @Only({Engine.SQLITE, Engine.POSTGRESQL, Engine.MARIADB, Engine.MYSQL})
    @DisplayName(
            "BI-05 text that is no JSON, read or changed as JSON, is a value that does not fit, and stays what it was")
    void invalidJson() {
        var place = json(USER.username).at("a");
        db.create(USER, u -> u.username("{nonsense"));
        var nonsense = db.from(USER).where(USER.username.eq("{nonsense"));
        assertThatThrownBy(() -> nonsense.values(place.text()).list())
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("[in: SELECT");
        assertThatThrownBy(() -> nonsense.where(place.exists()).count()).isInstanceOf(ValueException.class);
        for (var changed : List.of(place.with("b"), place.removed())) {
            assertThatThrownBy(() -> db.update(USER)
                            .set(USER.username, changed)
                            .where(USER.username.eq("{nonsense"))
                            .execute())
                    .isInstanceOf(ValueException.class);
        }
        db.create(USER, u -> u.username("{}"));
        var empty = db.from(USER).where(USER.username.eq("{}"));
        assertThatThrownBy(() -> empty.values(place.withJson("{worse")).list()).isInstanceOf(ValueException.class);
        assertThat(empty.values(place.withJson("{\"b\": 1}")).list().toString()).contains("\"b\"");
        assertThat(nonsense.count()).isOne();
    }

    @Test
    @DisplayName("BI-06 a value that looks like the words of an error is not taken for them")
    void hostileValue() {
        String hostile = "x' for key 'evil' (a)=(b) \"P.I ON P.T(c) VALUES\"";
        db.create(USER, u -> u.username(hostile));
        ConstraintException broken = broken(() -> db.create(USER, u -> u.username(hostile)));
        assertThat(broken.kind()).isEqualTo(Fault.Kind.UNIQUE);
        assertThat(String.valueOf(broken.constraint())).matches("null|user_username.*");
        assertThat(broken.columns().toString()).matches("\\[(username)?]");
    }

    /** The number of this thread's connection at the server. */
    private long session() {
        String function = Engine.current() == Engine.POSTGRESQL ? "pg_backend_pid()" : "CONNECTION_ID()";
        return db.from(USER).scalar(raw(Type.LONG, function));
    }

    private void kill(Database other, long session) {
        if (Engine.current() == Engine.POSTGRESQL) {
            other.from(USER).scalar(raw(Type.BOOLEAN, "pg_terminate_backend(" + session + ")"));
        } else {
            other.execute("KILL CONNECTION " + session);
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName("BI-07 a connection killed in the middle of a query: told as lost, given back, and the next one works")
    void killedInAQuery() throws Exception {
        String sleep = Engine.current() == Engine.POSTGRESQL ? "pg_sleep(30) IS NULL" : "SLEEP(30) = 1";
        try (Database other = Database.open(t.url())) {
            CompletableFuture<Long> session = new CompletableFuture<>();
            CompletableFuture<@Nullable Object> query = CompletableFuture.supplyAsync(() -> db.atomic(() -> {
                session.complete(session());
                return db.from(USER).scalar(raw(Type.BOOLEAN, sleep));
            }));
            long running = session.get(10, TimeUnit.SECONDS);
            Thread.sleep(200);
            kill(other, running);
            assertThatThrownBy(() -> query.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("[in: SELECT");
        }
        assertThat(db.executor().open()).isZero();
        assertThat(db.from(USER).count()).isEqualTo(3);
    }

    /** Stands between a driver and its server. */
    private static final class Wire implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> ends = new CopyOnWriteArrayList<>();

        Wire(String host, int port) throws IOException {
            daemon(() -> {
                while (true) {
                    Socket near = door.accept();
                    Socket far = new Socket(host, port);
                    ends.addAll(List.of(near, far));
                    daemon(() -> near.getInputStream().transferTo(far.getOutputStream()));
                    daemon(() -> far.getInputStream().transferTo(near.getOutputStream()));
                }
            });
        }

        private interface Pump {
            void run() throws IOException;
        }

        private static void daemon(Pump pump) {
            Thread thread = new Thread(() -> {
                try {
                    pump.run();
                } catch (IOException ignored) {
                    // It was cut.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void cut() throws IOException {
            for (Socket each : ends) {
                each.close();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            cut();
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName(
            "BI-17 the server is gone in the middle of a query: told as lost; once it is there again, the next one works")
    void serverGone() throws Exception {
        Matcher place = Pattern.compile("//([^:/]+):(\\d+)").matcher(t.url());
        assertThat(place.find()).isTrue();
        String sleep = Engine.current() == Engine.POSTGRESQL ? "pg_sleep(3) IS NULL" : "SLEEP(3) = 1";
        try (Wire wire = new Wire(place.group(1), Integer.parseInt(place.group(2)));
                Database through = Database.open(place.replaceFirst("//127.0.0.1:" + wire.door.getLocalPort()))) {
            CompletableFuture<Long> began = new CompletableFuture<>();
            CompletableFuture<@Nullable Object> query = CompletableFuture.supplyAsync(() -> through.atomic(() -> {
                began.complete(through.from(USER).count());
                return through.from(USER).limit(1).scalar(raw(Type.BOOLEAN, sleep));
            }));
            assertThat(began.get(10, TimeUnit.SECONDS)).isEqualTo(3);
            wire.cut();
            assertThatThrownBy(() -> query.get(20, TimeUnit.SECONDS)).cause().isInstanceOf(ConnectionException.class);
            assertThat(through.executor().open()).isZero();
            assertThat(through.executor().inTransaction()).isFalse();
            assertThat(through.from(USER).count()).isEqualTo(3);
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName(
            "BI-08 a connection killed inside a transaction: told as lost, nothing half-written, and the next one works")
    void killedInATransaction() {
        try (Database other = Database.open(t.url())) {
            assertThatThrownBy(() -> db.atomic(() -> {
                        db.create(USER, u -> u.username("half"));
                        kill(other, session());
                        db.create(USER, u -> u.username("other half"));
                    }))
                    .isInstanceOf(ConnectionException.class);
            assertThat(db.executor().inTransaction()).isFalse();
            assertThat(db.from(USER).count()).isEqualTo(3);
            assertThat(other.from(USER).count()).isEqualTo(3);
        }
    }

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
