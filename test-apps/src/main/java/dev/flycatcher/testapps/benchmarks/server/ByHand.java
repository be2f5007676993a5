package dev.flycatcher.testapps.benchmarks.server;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** JDBC by hand at its best: columns by index, primitive getters, many rows to an insert, one query per level. */
final class ByHand implements Contender {
    private static final int ROWS_AT_ONCE = 500;

    record User(long id, String username, List<Tweet> tweets) {}

    record Tweet(long id, long userId, String content, long createdAt, List<Favorite> favorites) {}

    record TweetWithUser(long id, long userId, String content, long createdAt, User user) {}

    record Favorite(long id, long userId, long tweetId) {}

    private final DataSource source;
    private final boolean arrays;

    /** @param arrays whether the database takes a list of keys as one array */
    ByHand(DataSource source, boolean arrays) {
        this.source = source;
        this.arrays = arrays;
    }

    @Override
    public String name() {
        return "JDBC";
    }

    private interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    private <R> R run(Work<R> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <R> R inTransaction(Work<R> work) {
        return run(connection -> {
            connection.setAutoCommit(false);
            R result = work.with(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        });
    }

    private static Tweet tweet(ResultSet rows) throws SQLException {
        return new Tweet(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getLong(4), new ArrayList<>());
    }

    @Override
    public long byId(long id) {
        Tweet tweet = run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT id, user_id, content, created_at FROM tweets WHERE id = ?")) {
                statement.setLong(1, id);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return tweet(rows);
                }
            }
        });
        return tweet.id() + tweet.userId() + tweet.createdAt();
    }

    @Override
    public long join() {
        List<TweetWithUser> tweets = run(connection -> {
            List<TweetWithUser> all = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT t.id, t.user_id, t.content, t.created_at, u.id, u.username"
                                    + " FROM tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id LIMIT 1000");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    User user = new User(rows.getLong(5), rows.getString(6), List.of());
                    all.add(new TweetWithUser(
                            rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getLong(4), user));
                }
            }
            return all;
        });
        long sum = 0;
        for (TweetWithUser each : tweets) {
            sum += each.id() + each.user().username().length();
        }
        return sum;
    }

    @Override
    public long graph() {
        List<User> users = run(connection -> {
            Map<Long, User> byKey = new HashMap<>();
            List<User> all = new ArrayList<>();
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT id, username FROM users ORDER BY id LIMIT 100");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    User user = new User(rows.getLong(1), rows.getString(2), new ArrayList<>());
                    all.add(user);
                    byKey.put(user.id(), user);
                }
            }
            Map<Long, Tweet> tweets = new HashMap<>();
            String below = "SELECT id, user_id, content, created_at FROM tweets WHERE user_id";
            try (PreparedStatement statement = within(connection, below, byKey.keySet());
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Tweet tweet = tweet(rows);
                    tweets.put(tweet.id(), tweet);
                    byKey.get(tweet.userId()).tweets().add(tweet);
                }
            }
            String last = "SELECT id, user_id, tweet_id FROM favorites WHERE tweet_id";
            try (PreparedStatement statement = within(connection, last, tweets.keySet());
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Favorite favorite = new Favorite(rows.getLong(1), rows.getLong(2), rows.getLong(3));
                    tweets.get(favorite.tweetId()).favorites().add(favorite);
                }
            }
            return all;
        });
        long sum = 0;
        for (User user : users) {
            for (Tweet tweet : user.tweets()) {
                for (Favorite favorite : tweet.favorites()) {
                    sum += favorite.id();
                }
            }
        }
        return sum;
    }

    private PreparedStatement within(Connection connection, String sql, Collection<Long> keys) throws SQLException {
        if (arrays) {
            PreparedStatement statement = connection.prepareStatement(sql + " = ANY (?)");
            Array array = connection.createArrayOf("bigint", keys.toArray());
            statement.setArray(1, array);
            return statement;
        }
        String marks = keys.stream().map(each -> "?").collect(Collectors.joining(", ", " IN (", ")"));
        PreparedStatement statement = connection.prepareStatement(sql + marks);
        int at = 1;
        for (long each : keys) {
            statement.setLong(at++, each);
        }
        return statement;
    }

    @Override
    public long page(long after) {
        List<Tweet> tweets = run(connection -> {
            List<Tweet> all = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT id, user_id, content, created_at FROM tweets WHERE id > ? ORDER BY id LIMIT 50")) {
                statement.setLong(1, after);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(tweet(rows));
                    }
                }
            }
            return all;
        });
        return tweets.stream().mapToLong(Tweet::id).sum();
    }

    @Override
    public long insert(List<NewRow> rows) {
        return inTransaction(connection -> {
            List<Long> keys = new ArrayList<>(rows.size());
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                insert(connection, rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())), keys);
            }
            return (long) keys.size();
        });
    }

    private static void insert(Connection connection, List<NewRow> rows, List<Long> keys) throws SQLException {
        String sql = "INSERT INTO tweets (user_id, content, created_at) VALUES (?, ?, ?)"
                + ", (?, ?, ?)".repeat(rows.size() - 1) + " RETURNING id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (NewRow each : rows) {
                statement.setLong(at++, each.userId());
                statement.setString(at++, each.content());
                statement.setLong(at++, each.createdAt());
            }
            try (ResultSet made = statement.executeQuery()) {
                while (made.next()) {
                    keys.add(made.getLong(1));
                }
            }
        }
    }

    @Override
    public long update(long id, String content) {
        return inTransaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE tweets SET content = ? WHERE id = ?")) {
                statement.setString(1, content);
                statement.setLong(2, id);
                return (long) statement.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        // The pool is the harness's.
    }
}
