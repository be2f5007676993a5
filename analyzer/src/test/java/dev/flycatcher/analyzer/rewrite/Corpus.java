package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Loops over one small schema, and the engines they run on. */
final class Corpus {
    static final List<String> URLS =
            List.of("jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:run", "postgresql", "mariadb");

    /** Null keys (tweet 3), a dangling key (tweet 4), twice the same parent (tweets 1 and 2), parents without children. */
    static final List<String> SCHEMA = List.of(
            "create table users (id int primary key, username varchar(20), tenant int, manager_id int)",
            "create table tweets (id int primary key, user_id int, body varchar(20), created int)",
            "create table favourites (tweet_id int, user_id int, kind varchar(5))",
            "insert into users values (10, 'ann', 1, null), (20, 'bob', 1, 10), (30, 'cyd', 2, 10)",
            "insert into tweets values (1, 10, 'a', 5), (2, 10, 'b', 4), (3, null, 'c', 3), (4, 99, 'd', 2), (5, 30, 'e', 1)",
            "insert into favourites values (1, 10, 'z'), (1, 20, 'x'), (1, 20, 'x'), (1, 30, 'y'), (2, 30, 'x'), (5, 10, null), (null, 10, 'x')");

    /** S34: those below a user, then those below them. */
    static final Loop WALK = Loop.of(
                    "select id, username from users where manager_id = ?",
                    "id",
                    "select id, username from users where manager_id = ?",
                    "manager_id")
            .rule("A07");

    static Stream<String> urls() {
        return URLS.stream();
    }

    static Stream<Arguments> pairs() {
        return pairs(LOOPS.stream().filter(loop -> loop.also().isEmpty()));
    }

    static Stream<Arguments> all() {
        return pairs(LOOPS.stream());
    }

    private static Stream<Arguments> pairs(Stream<Loop> loops) {
        List<Loop> chosen = loops.toList();
        return URLS.stream().flatMap(url -> chosen.stream().map(loop -> Arguments.of(url, loop)));
    }

    static final List<Loop> LOOPS = List.of(
            Loop.of("select id, user_id from tweets", "user_id", "select username from users where id = ?", "id"),
            Loop.of(
                    "select t.id, t.user_id from tweets t where t.user_id < 90 order by t.created desc",
                    "user_id",
                    "select u.id, u.username from users u where u.id = ?",
                    "id"),
            Loop.of(
                            "select id, user_id from tweets where created > ? order by created limit ?",
                            "user_id",
                            "select username from users where tenant = ? and id = ?",
                            "id")
                    .bind(2)
                    .parentBinds(1, 3)
                    .childBinds(1),
            Loop.of("select * from users", "manager_id", "select * from users where id = ?", "id"),
            Loop.of(
                    "select user_id, count(*) as n from tweets group by user_id",
                    "user_id",
                    "select username from users where id = ?",
                    "id"),
            Loop.of("select distinct user_id from tweets", "user_id", "select username from users where id = ?", "id"),
            Loop.of(
                            "select username, id from users order by username limit ?",
                            "id",
                            "select body from tweets where user_id = ? and body <> 'b'",
                            "user_id")
                    .parentBinds(2),
            Loop.of(
                    "select id from tweets",
                    "id",
                    "select user_id, kind from favourites where tweet_id = ?",
                    "tweet_id"),
            Loop.of(
                            "select id from tweets",
                            "id",
                            "select f.kind from favourites f join users u on u.id = f.user_id where u.tenant = ? and f.tweet_id = ? order by f.kind",
                            "tweet_id")
                    .bind(2)
                    .childBinds(1),
            Loop.of(
                    "select id from tweets",
                    "id",
                    "select distinct tweet_id, user_id from favourites where tweet_id = ?",
                    "tweet_id"),
            Loop.of("select user_id from tweets", "user_id", "select * from tweets where user_id = ?", "user_id"),
            Loop.of(
                            "select id, username from users order by username",
                            "id",
                            "select count(*), max(body) from tweets where user_id = ? and body <> 'b'",
                            "user_id")
                    .rule("A06"),
            Loop.of(
                            "select id from users",
                            "id",
                            "select coalesce(sum(created), 7) as worth from tweets where user_id = ?",
                            "user_id")
                    .rule("A06"),
            Loop.of(
                            "select distinct user_id from tweets",
                            "user_id",
                            "select count(*) from favourites where user_id = ?",
                            "user_id")
                    .rule("A06"),
            Loop.of(
                    "select id from tweets",
                    "id",
                    "select kind, count(*) as n from favourites where tweet_id = ? group by kind",
                    "tweet_id"),
            Loop.of("select id from tweets", "id", "select 1 from favourites where tweet_id = ? limit 1", "tweet_id")
                    .rule("A06"),
            Loop.of(
                    "select id from users",
                    "id",
                    "select created, body from tweets where user_id = ? order by 1 limit 1",
                    "user_id"),
            Loop.of(
                    "select t.id, t.body, u.manager_id from tweets t join users u on u.id = t.user_id order by t.id",
                    "manager_id",
                    "select username from users where id = ?",
                    "id"),
            Loop.of(
                    "select id from tweets",
                    "id",
                    "select user_id from favourites where tweet_id = ? and (kind = 'x' or kind is null)",
                    "tweet_id"),
            Loop.of(
                            "select id, manager_id from users where tenant = ?",
                            "manager_id",
                            "select u.username, u.tenant from users u where u.id = ?",
                            "id")
                    .parentBinds(1),
            Loop.of(
                    "select id from users",
                    "id",
                    "select body, created from tweets where user_id = ? and body <> 'e' order by created desc limit 2",
                    "user_id"),
            Loop.of(
                            "select user_id, body from tweets order by body desc limit ?",
                            "user_id",
                            "select tenant from users where manager_id = ? and tenant > 1",
                            "manager_id")
                    .parentBinds(4),
            Loop.of("select user_id from tweets", "user_id", "select username from users where id = ? limit 1", "id"),
            Loop.of(
                    "select id from users",
                    "id",
                    "select body, created from tweets where user_id = ? order by created desc limit 2 offset 1",
                    "user_id"),
            Loop.of(
                            "select id, user_id from tweets",
                            "id",
                            "select kind from favourites where tweet_id = ? and user_id = ?",
                            "tweet_id")
                    .pair("user_id", 2, "user_id"),
            Loop.of(
                            "select tweet_id, user_id from favourites",
                            "tweet_id",
                            "select f.kind from favourites f where f.user_id = ? and f.kind <> ? and f.tweet_id = ? order by f.kind",
                            "tweet_id")
                    .bind(3)
                    .pair("user_id", 1, "user_id")
                    .childBinds("y"),
            Loop.of(
                            "select tweet_id, user_id from favourites",
                            "tweet_id",
                            "select count(*), max(kind) from favourites where tweet_id = ? and user_id = ?",
                            "tweet_id")
                    .pair("user_id", 2, "user_id"),
            Loop.of(
                            "select tweet_id, user_id from favourites",
                            "tweet_id",
                            "select t.body from tweets t where t.id = ? and t.user_id = ? order by t.created limit 1",
                            "id")
                    .pair("user_id", 2, "user_id"),
            Loop.of(
                    "select user_id, max(created) as last from tweets group by user_id order by 2 desc",
                    "user_id",
                    "select body, created from tweets where user_id = ? order by created limit 1",
                    "user_id"),
            Loop.of(
                            "select user_id, created from tweets where created > ?",
                            "user_id",
                            "select username, tenant from users where id = ? and username like ?",
                            "id")
                    .parentBinds(0)
                    .childBinds("%n%"));

    private Corpus() {}

    /** The engine with the data in it. */
    static Connection open(String url) throws SQLException {
        Connection connection = empty(url);
        try (Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    static Connection empty(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(
                switch (url) {
                    case "postgresql" -> Servers.postgresql();
                    case "mariadb" -> Servers.mariadb();
                    default -> url;
                });
        try (Statement statement = connection.createStatement()) {
            if (url.contains("hsqldb")) {
                statement.execute("drop schema public cascade");
            }
        }
        return connection;
    }
}
