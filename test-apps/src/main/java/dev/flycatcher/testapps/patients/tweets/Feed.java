package dev.flycatcher.testapps.patients.tweets;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The first example of the documentation: a feed of 500 tweets, each with the name of its author. */
public final class Feed {
    private Feed() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            print(connection);
        }
    }

    private static void print(Connection connection) throws SQLException {
        int length = 0;
        // tag::feed[]
        try (var selectTweets =
                        connection.prepareStatement("SELECT user_id, content FROM tweets ORDER BY id LIMIT 500");
                var selectUser = connection.prepareStatement("SELECT username FROM users WHERE id = ?");
                var tweets = selectTweets.executeQuery()) {
            while (tweets.next()) {
                selectUser.setLong(1, tweets.getLong("user_id"));
                try (var user = selectUser.executeQuery()) { // expect A01 x500
                    user.next();
                    length += (user.getString("username") + ": " + tweets.getString("content")).length();
                }
            }
        }
        // end::feed[]
        System.out.println("The feed has " + length + " characters.");
    }
}
