package dev.flycatcher.testapps.patients.tweets;

import dev.flycatcher.testapps.patients.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the database once per row, in the four ways people do: to-one, to-many, nested, and the same thing again. */
public final class Timeline {
    private final Connection connection;

    private Timeline(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            Timeline timeline = new Timeline(connection);
            timeline.authors();
            timeline.tweets();
            timeline.favourites();
            timeline.settings();
        }
    }

    /** To-one: the author of each tweet. */
    private void authors() throws SQLException {
        Answer answer = new Answer("authors");
        try (Statement select = connection.createStatement();
                ResultSet tweets =
                        select.executeQuery("SELECT id, user_id, content FROM tweets ORDER BY id LIMIT 500")) {
            while (tweets.next()) {
                answer.add(tweets.getInt("id") + tweets.getString("content") + author(tweets.getInt("user_id")));
            }
        }
        answer.print();
    }

    private String author(int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT username FROM users WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet user = select.executeQuery()) { // expect A01 x500
                return user.next() ? user.getString(1) : "nobody";
            }
        }
    }

    /** To-many: the tweets of each user. */
    private void tweets() throws SQLException {
        Answer answer = new Answer("tweets");
        try (Statement select = connection.createStatement();
                ResultSet users = select.executeQuery("SELECT id, username FROM users ORDER BY id")) {
            while (users.next()) {
                String username = users.getString("username");
                printTweets(users.getInt("id"), username, answer);
            }
        }
        answer.print();
    }

    private void printTweets(int userId, String username, Answer answer) throws SQLException {
        String sql = "SELECT content FROM tweets WHERE user_id = ? ORDER BY id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, userId);
            try (ResultSet tweets = select.executeQuery()) { // expect A01 x500
                while (tweets.next()) {
                    answer.add(username + tweets.getString("content"));
                }
            }
        }
    }

    /** Nested: who likes each tweet of each user, with statements that are prepared once. */
    private void favourites() throws SQLException {
        Answer answer = new Answer("favourites");
        try (PreparedStatement selectUsers = connection.prepareStatement("SELECT id FROM users ORDER BY username");
                PreparedStatement selectTweets = connection.prepareStatement(
                        "SELECT id, content FROM tweets WHERE user_id = ? ORDER BY id DESC");
                PreparedStatement selectFans =
                        connection.prepareStatement("SELECT user_id FROM favourites WHERE tweet_id = ? ORDER BY 1");
                ResultSet users = selectUsers.executeQuery()) {
            while (users.next()) {
                selectTweets.setInt(1, users.getInt(1));
                try (ResultSet tweets = selectTweets.executeQuery()) { // expect A01 x500
                    while (tweets.next()) {
                        selectFans.setInt(1, tweets.getInt("id"));
                        addFans(tweets.getString("content"), selectFans, answer);
                    }
                }
            }
        }
        answer.print();
    }

    private static void addFans(String content, PreparedStatement selectFans, Answer answer) throws SQLException {
        try (ResultSet fans = selectFans.executeQuery()) { // expect A04 x5000
            while (fans.next()) {
                answer.add(content + fans.getInt("user_id"));
            }
        }
    }

    /** The same thing again: one fact that does not change, asked for every page. */
    private void settings() throws SQLException {
        Answer answer = new Answer("pages");
        for (int page = 1; page <= 6; page++) {
            answer.add("page " + page + " of tweets by " + countUsers() + " users");
        }
        answer.print();
    }

    private int countUsers() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet count = select.executeQuery("SELECT count(*) FROM users")) { // expect A09 x6
            count.next();
            return count.getInt(1);
        }
    }
}
