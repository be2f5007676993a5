package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.Plain.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.Plain.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * JDBC by hand at its best: statements kept, columns by index, primitive getters, many rows to an insert, one query per
 * level. What all others are measured against.
 */
class Jdbc extends Plain.Rows {
    static final String JOIN = "SELECT t.id, t.user_id, t.content, t.created_at, u.id, u.username"
            + " FROM tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id";
    private static final String TWEETS = "SELECT id, user_id, content, created_at FROM tweets";

    private final Map<String, PreparedStatement> kept = new HashMap<>();

    Jdbc(String name, DataSource source) {
        super(name, source);
    }

    interface Work<R> {
        R with(PreparedStatement statement) throws SQLException;
    }

    <R> R run(String sql, Work<R> work) {
        try {
            PreparedStatement statement = kept.get(sql);
            if (statement == null) {
                statement = source.getConnection().prepareStatement(sql);
                kept.put(sql, statement);
            }
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public Tweet byId(long id) {
        return run(TWEETS + " WHERE id = ?", statement -> {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return tweet(rows);
            }
        });
    }

    static Tweet tweet(ResultSet rows) throws SQLException {
        return new Tweet(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getLong(4));
    }

    @Override
    public List<Tweet> list() {
        return run(TWEETS + " ORDER BY id", Jdbc::tweets);
    }

    @Override
    public List<Tweet> page(long after) {
        return run(TWEETS + " WHERE id > ? ORDER BY id LIMIT 50", statement -> {
            statement.setLong(1, after);
            return tweets(statement);
        });
    }

    private static List<Tweet> tweets(PreparedStatement statement) throws SQLException {
        List<Tweet> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(tweet(rows));
            }
        }
        return all;
    }

    @Override
    public List<Tweet> join() {
        return run(JOIN, statement -> {
            List<Tweet> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(tweet(rows).by(new User(rows.getLong(5), rows.getString(6))));
                }
            }
            return all;
        });
    }

    @Override
    public List<User> prefetch() {
        List<User> users = run("SELECT id, username FROM users ORDER BY id", statement -> {
            List<User> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new User(rows.getLong(1), rows.getString(2)));
                }
            }
            return all;
        });
        favorites(tweets(users));
        return users;
    }

    private Map<Long, Tweet> tweets(List<User> users) {
        Map<Long, User> byKey = new HashMap<>();
        users.forEach(each -> byKey.put(each.id, each));
        return run(TWEETS + " WHERE user_id" + within(byKey.size()), statement -> {
            bind(statement, byKey.keySet());
            Map<Long, Tweet> tweets = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Tweet tweet = tweet(rows);
                    tweets.put(tweet.id, tweet);
                    byKey.get(tweet.userId).add(tweet);
                }
            }
            return tweets;
        });
    }

    private void favorites(Map<Long, Tweet> tweets) {
        run("SELECT id, user_id, tweet_id FROM favorites WHERE tweet_id" + within(tweets.size()), statement -> {
            bind(statement, tweets.keySet());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Favorite favorite = new Favorite(rows.getLong(1), rows.getLong(2), rows.getLong(3));
                    tweets.get(favorite.tweetId).add(favorite);
                }
            }
            return tweets;
        });
    }

    /** What says that a column is among so many keys. */
    String within(int keys) {
        return " IN (SELECT value FROM json_each(?))";
    }

    void bind(PreparedStatement statement, Collection<Long> keys) throws SQLException {
        StringBuilder text = new StringBuilder("[");
        for (long each : keys) {
            text.append(text.length() > 1 ? "," : "").append(each);
        }
        statement.setString(1, text.append("]").toString());
    }

    int rowsAtOnce() {
        return 250;
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        long[] keys = new long[tweets.size()];
        inTransaction(() -> {
            for (int from = 0; from < keys.length; from += rowsAtOnce()) {
                int to = Math.min(from + rowsAtOnce(), keys.length);
                insert(tweets, from, to, keys);
            }
        });
        return keys;
    }

    private void insert(List<NewTweet> tweets, int from, int to, long[] keys) {
        String sql = "INSERT INTO tweets (user_id, content, created_at) VALUES (?, ?, ?)"
                + ", (?, ?, ?)".repeat(to - from - 1) + " RETURNING id";
        run(sql, statement -> {
            int at = 1;
            for (NewTweet each : tweets.subList(from, to)) {
                statement.setLong(at++, each.userId());
                statement.setString(at++, each.content());
                statement.setLong(at++, each.createdAt());
            }
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = from; rows.next(); i++) {
                    keys[i] = rows.getLong(1);
                }
            }
            return keys;
        });
    }

    @Override
    public int update(long id, String content) {
        int[] changed = {0};
        inTransaction(() -> changed[0] = run("UPDATE tweets SET content = ? WHERE id = ?", statement -> {
            statement.setString(1, content);
            statement.setLong(2, id);
            return statement.executeUpdate();
        }));
        return changed[0];
    }

    void inTransaction(Runnable work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            work.run();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement each : kept.values()) {
                each.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        super.close();
    }
}
