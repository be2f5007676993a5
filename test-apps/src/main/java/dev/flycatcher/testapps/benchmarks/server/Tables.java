package dev.flycatcher.testapps.benchmarks.server;

import dev.flycatcher.testapps.benchmarks.orm.NewTweet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** The rows: 100 users with 10 tweets each, with 3 favorites each. */
final class Tables {
    static final int USERS = 100;
    static final int TWEETS = 10 * USERS;
    static final int FAVORITES = 3 * TWEETS;
    static final int NEW = 10_000;

    static final List<NewTweet> ROWS = LongStream.rangeClosed(1, NEW)
            .mapToObj(i -> new NewTweet(i % USERS + 1, "new tweet " + i, i))
            .toList();

    private Tables() {}

    /** @param identity how this database writes a key that it counts up */
    static void create(DataSource source, String identity) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            drop(statement);
            statement.execute("CREATE TABLE users (id " + identity + ", username VARCHAR(100) NOT NULL UNIQUE)");
            statement.execute(
                    "CREATE TABLE tweets (id " + identity
                            + ", user_id BIGINT NOT NULL REFERENCES users (id), content TEXT NOT NULL, created_at BIGINT NOT NULL)");
            statement.execute("CREATE INDEX tweets_user ON tweets (user_id)");
            statement.execute(
                    "CREATE TABLE favorites (id " + identity
                            + ", user_id BIGINT NOT NULL REFERENCES users (id), tweet_id BIGINT NOT NULL REFERENCES tweets (id))");
            statement.execute("CREATE INDEX favorites_user ON favorites (user_id)");
            statement.execute("CREATE INDEX favorites_tweet ON favorites (tweet_id)");
            connection.setAutoCommit(false);
            fill(connection, "INSERT INTO users (username) VALUES (?)", USERS, i -> new Object[] {"user" + i});
            fill(connection, "INSERT INTO tweets (user_id, content, created_at) VALUES (?, ?, ?)", TWEETS, i ->
                    new Object[] {(i - 1) / 10 + 1, "tweet number " + i + " of a quiet morning", i});
            fill(connection, "INSERT INTO favorites (user_id, tweet_id) VALUES (?, ?)", FAVORITES, i ->
                    new Object[] {i * 7 % USERS + 1, (i - 1) / 3 + 1});
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(
                    "ANALYZE" + (identity.contains("AUTO_INCREMENT") ? " TABLE users, tweets, favorites" : ""));
        }
    }

    private interface Row {
        Object[] values(long i);
    }

    private static void fill(Connection connection, String sql, int count, Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (long i = 1; i <= count; i++) {
                Object[] values = row.values(i);
                for (int at = 0; at < values.length; at++) {
                    insert.setObject(at + 1, values[at]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void drop(Statement statement) throws SQLException {
        for (String each : List.of("favorites", "tweets", "users")) {
            statement.execute("DROP TABLE IF EXISTS " + each);
        }
    }

    static void drop(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            drop(statement);
        }
    }

    /** Takes back what an insert added. */
    static void restore(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM tweets WHERE id > " + TWEETS);
        }
    }
}
