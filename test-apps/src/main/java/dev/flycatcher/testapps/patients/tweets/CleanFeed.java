package dev.flycatcher.testapps.patients.tweets;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Gives the answer of {@code Feed} with one join. */
public final class CleanFeed {
    private CleanFeed() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            print(connection);
        }
    }

    private static void print(Connection connection) throws SQLException {
        int length = 0;
        String sql =
                "SELECT u.username, t.content FROM tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id LIMIT 500";
        try (var selectTweets = connection.prepareStatement(sql);
                var tweets = selectTweets.executeQuery()) {
            while (tweets.next()) {
                length += (tweets.getString("username") + ": " + tweets.getString("content")).length();
            }
        }
        System.out.println("The feed has " + length + " characters.");
    }
}
