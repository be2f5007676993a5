package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.ConnectionException;
import dev.flycatcher.orm.jdbc.Isolation;
import dev.flycatcher.orm.jdbc.QueryListener;
import dev.flycatcher.orm.jdbc.QueryTimeoutException;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a database of one's own makes necessary: pools, replicas, time zones, names. */
@OnEveryEngine
class ServerTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private HikariDataSource pool(boolean autoCommit) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(t.url());
        settings.setMaximumPoolSize(2);
        settings.setAutoCommit(autoCommit);
        settings.setConnectionTimeout(2_000);
        return new HikariDataSource(settings);
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("EX-52 HikariCP: the first connection says which dialect it is, and every connection goes back")
    void hikari() {
        try (HikariDataSource pool = pool(true)) {
            Database pooled = Database.of(pool);
            assertThat(pooled.dialect()).isSameAs(Engine.current().dialect());
            User made = pooled.atomic(() -> pooled.create(USER, u -> u.username("pooled")));
            assertThat(pooled.get(USER, made.id()).username()).isEqualTo("pooled");
            assertThatThrownBy(() -> pooled.create(USER, u -> u.username("pooled")))
                    .isNotNull();
            try (var rows = pooled.from(USER).stream()) {
                assertThat(rows.limit(2).count()).isEqualTo(2);
            }
            assertThatThrownBy(() -> pooled.atomic(() -> {
                        pooled.create(USER, u -> u.username("undone"));
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(db.find(USER, USER.username.eq("undone"))).isNull();
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("a pool whose connections have auto-commit off is refused: what is written would be undone")
    void autoCommitOff() {
        try (HikariDataSource pool = pool(false)) {
            Database pooled = Database.of(pool);
            assertThatThrownBy(() -> pooled.from(USER).list())
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("auto-commit off")
                    .hasMessageContaining("Database.joining");
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("BI-16 a pool without a free connection is a lost connection, not a database's error")
    void exhausted() throws Exception {
        try (HikariDataSource pool = pool(true);
                var one = pool.getConnection();
                var two = pool.getConnection()) {
            assertThat(one).isNotSameAs(two);
            assertThatThrownBy(() -> Database.of(pool, Engine.current().dialect())
                            .from(USER)
                            .list())
                    .isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName("a transaction that reads only runs on the replica, and refuses to write before a statement is sent")
    void replica() {
        try (TestDatabaseCopy other = new TestDatabaseCopy();
                HikariDataSource pool = other.pool()) {
            Database both = db.withReplica(pool);
            assertThat(both.from(USER).count()).isEqualTo(3);
            assertThat(both.<Long, RuntimeException>readOnly(
                            () -> both.from(USER).count()))
                    .isZero();
            assertThat(both.from(USER).count()).isEqualTo(3);
        }
    }

    /** A second place, empty but for a table of users. */
    private static final class TestDatabaseCopy implements AutoCloseable {
        private final Engine.Place place;

        TestDatabaseCopy() {
            try {
                place = Engine.current().place();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            try (Database made = Database.open(place.url())) {
                made.createTables(USER);
            }
        }

        HikariDataSource pool() {
            HikariConfig settings = new HikariConfig();
            settings.setJdbcUrl(place.url());
            settings.setMaximumPoolSize(1);
            return new HikariDataSource(settings);
        }

        @Override
        public void close() {
            place.close();
        }
    }

    @Test
    @DisplayName("a transaction that only reads writes nothing, and the connection writes again afterwards")
    void readOnly() {
        assertThatThrownBy(() -> db.readOnly(() -> db.create(USER, u -> u.username("x"))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("only reads");
        assertThatThrownBy(() -> db.readOnly(() -> db.execute("DELETE FROM tweet")))
                .isInstanceOf(QueryException.class);
        assertThat(db.<Long, RuntimeException>readOnly(() -> db.from(USER).count()))
                .isEqualTo(3);
        assertThat(t.log.statements()).contains("BEGIN READ ONLY", "COMMIT", "ROLLBACK");
        db.create(USER, u -> u.username("after"));
        assertThat(db.from(USER).count()).isEqualTo(4);
    }

    @Test
    @DisplayName("a transaction of someone else's is joined: ours is a savepoint in it, and it ends without us")
    void joined() throws Exception {
        try (Database other = Database.open(t.url())) {
            boolean memory = Engine.current() == Engine.SQLITE;
            if (memory) {
                other.createTables(USER);
            }
            try (var connection = java.sql.DriverManager.getConnection(t.url())) {
                connection.createStatement().execute(memory ? "PRAGMA foreign_keys = ON" : "SELECT 1");
                if (memory) {
                    connection
                            .createStatement()
                            .execute("CREATE TABLE \"user\" (\"id\" INTEGER PRIMARY KEY,"
                                    + " \"username\" TEXT NOT NULL)");
                }
                connection.setAutoCommit(false);
                Database joined = Database.of(new OneConnection(connection), QueryListener.NONE);
                joined.atomic(() -> joined.create(USER, u -> u.username("kept until they undo it")));
                assertThatThrownBy(() -> joined.atomic(() -> {
                            joined.create(USER, u -> u.username("undone by us"));
                            throw new IllegalStateException();
                        }))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(joined.from(USER)
                                .where(USER.username.contains("undone by us"))
                                .count())
                        .isZero();
                assertThat(joined.from(USER)
                                .where(USER.username.startsWith("kept"))
                                .count())
                        .isEqualTo(1);
                assertThatThrownBy(() -> joined.retrying(2, () -> {})).hasMessageContaining("already open");
                connection.rollback();
            }
            assertThat(other.from(USER).where(USER.username.startsWith("kept")).count())
                    .isZero();
        }
    }

    record OneConnection(java.sql.Connection connection) implements dev.flycatcher.orm.jdbc.ConnectionSource {
        @Override
        public java.sql.Connection acquire() {
            return connection;
        }

        @Override
        public void release(java.sql.Connection given) {
            assertThat(given).isSameAs(connection);
        }
    }

    @Test
    @DisplayName(
            "BI-14 an instant is the same instant whatever the time zones of program and session, in summer and winter")
    void timeZones() {
        TimeZone before = TimeZone.getDefault();
        List<Instant> instants = List.of(
                Instant.parse("2026-03-29T01:30:00Z"),
                Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:30:00Z"),
                Instant.parse("2026-07-01T12:00:00.123456Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                OffsetDateTime.parse("2026-01-01T00:00:00+13:00").toInstant());
        try {
            for (String zone : List.of("Pacific/Auckland", "America/New_York", "Europe/Berlin", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                try (Database other = Engine.current() == Engine.SQLITE
                        ? Database.open("jdbc:sqlite::memory:")
                        : Database.open(t.url())) {
                    other.createTables(USER, TWEET);
                    User writer = other.create(USER, u -> u.username("in " + zone));
                    inZone(other, "+05:30");
                    List<Tweet> made = other.createAll(
                            TWEET,
                            instants,
                            (x, at) -> x.user(writer).content("x").timestamp(at));
                    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                    inZone(other, "-08:00");
                    assertThat(made)
                            .allSatisfy(each -> assertThat(
                                            other.get(TWEET, each.id()).timestamp())
                                    .isEqualTo(each.timestamp()));
                    assertThat(other.from(TWEET)
                                    .where(TWEET.user.eq(writer.id()))
                                    .orderBy(TWEET.id)
                                    .list())
                            .extracting(Tweet::timestamp)
                            .containsExactlyElementsOf(instants);
                    for (Instant each : instants) {
                        assertThat(other.from(TWEET)
                                        .where(TWEET.user.eq(writer.id()), TWEET.timestamp.eq(each))
                                        .count())
                                .isEqualTo(1);
                    }
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void inZone(Database database, String offset) {
        switch (Engine.current()) {
            case POSTGRESQL -> database.execute("SET TIME ZONE INTERVAL '" + offset + "' HOUR TO MINUTE");
            case MARIADB -> database.execute("SET time_zone = '" + offset + "'");
            case H2 -> database.execute("SET TIME ZONE '" + offset + "'");
            default -> {}
        }
    }

    /** A table whose names are what nobody should call them. */
    private static final class Odd extends DefinedTable<Object> {
        static final List<String> NAMES =
                List.of("select", "a\"b", "c`d", "e'; DROP TABLE x; --", "größe", "表", "two words", "Upper");

        Odd(String name) {
            super(Object.class, name);
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
            NAMES.forEach(each -> text(Spec.of(each, each, Type.TEXT)));
        }
    }

    @Test
    @DisplayName("BI-15 names are quoted as each database quotes: keywords, quotes of any kind, letters of any script")
    void hostileNames() {
        for (String name : List.of("order", "o\"dd", "o`dd", "'; --", "таблица")) {
            Odd odd = new Odd(name);
            db.createTables(odd);
            db.createTables(odd);
            var update = db.update(odd);
            for (Column<Object, ?> each : odd.columns().subList(1, odd.columns().size())) {
                @SuppressWarnings("unchecked")
                Column<Object, String> text = (Column<Object, String>) each;
                update = update.set(text, "?");
            }
            assertThat(update.execute()).isZero();
            assertThat(db.from(odd).tuples().list()).isEmpty();
            db.dropTables(odd);
        }
    }

    @Test
    @DisplayName("a database nobody knows is refused with the four that are, and the way to name one")
    void unknown() throws Exception {
        var metadata = (java.sql.DatabaseMetaData) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {java.sql.DatabaseMetaData.class},
                (proxy, method, args) -> "Oracle");
        assertThatThrownBy(() -> Dialect.of(metadata))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Oracle")
                .hasMessageContaining("SQLite, PostgreSQL, MariaDB (and MySQL) and H2")
                .hasMessageContaining("Database.of(dataSource, Dialect.POSTGRESQL)");
        assertThat(Dialect.ofUrl("jdbc:mariadb://host/db")).isSameAs(Dialect.MARIADB);
        assertThat(Dialect.ofUrl("jdbc:mysql://host/db")).isSameAs(Dialect.MYSQL);
        assertThat(Dialect.ofUrl("jdbc:oracle:thin:@host")).isNull();
    }

    @Test
    @Only(Engine.MARIADB)
    @DisplayName("MySQL, where nothing is returned: keys come from the driver, defaults are read by key")
    void mysql() {
        // A pool has set what every driver of the JVM may take to log in, and this one minds.
        java.sql.DriverManager.setLoginTimeout(0);
        // MySQL's own driver, which calls MariaDB's server MySQL as well.
        try (Database mysql = Database.open(t.url().replace("jdbc:mariadb:", "jdbc:mysql:"))) {
            assertThat(mysql.dialect()).isSameAs(Dialect.MYSQL);
            User made = mysql.create(USER, u -> u.username("one"));
            assertThat(made.id()).isEqualTo(4);
            List<User> many =
                    mysql.createAll(USER, IntStream.range(0, 5).boxed().toList(), (u, i) -> u.username("u" + i));
            assertThat(many).extracting(User::id).containsExactly(5L, 6L, 7L, 8L, 9L);
            assertThat(mysql.from(USER).scalar(raw(Type.LONG, "COUNT(*)"))).isEqualTo(9);
            assertThatThrownBy(() -> mysql.create(USER, u -> u.username("one")))
                    .isInstanceOfSatisfying(
                            dev.flycatcher.orm.jdbc.ConstraintException.class,
                            e -> assertThat(e.constraint()).endsWith("user_username"));
            assertThatThrownBy(() -> mysql.isolation(Isolation.SERIALIZABLE).atomic(() -> {
                        mysql.create(USER, u -> u.username("undone"));
                        mysql.timeout(java.time.Duration.ofSeconds(1))
                                .from(USER)
                                .scalar(raw(Type.LONG, "SLEEP(30)"));
                        throw new IllegalStateException("a SLEEP that is cancelled returns");
                    }))
                    .isInstanceOfAny(QueryTimeoutException.class, IllegalStateException.class);
            assertThat(mysql.from(USER).count()).isEqualTo(9);
        }
    }
}
