package dev.flycatcher.testapps.benchmarks.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** JDBC as most write it: each statement prepared anew, a row to an insert, the driver as it comes. */
final class PlainJdbc extends Jdbc {
    PlainJdbc(DataSource source) {
        super("JDBC, plain", source);
    }

    @Override
    <R> R run(String sql, Work<R> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        long[] keys = new long[tweets.size()];
        inTransaction(() -> {
            try (Connection connection = source.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "INSERT INTO tweets (user_id, content, created_at) VALUES (?, ?, ?)",
                            PreparedStatement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = insert(statement, tweets.get(i));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return keys;
    }

    private static long insert(PreparedStatement statement, NewTweet tweet) throws SQLException {
        statement.setLong(1, tweet.userId());
        statement.setString(2, tweet.content());
        statement.setLong(3, tweet.createdAt());
        statement.executeUpdate();
        try (ResultSet rows = statement.getGeneratedKeys()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
