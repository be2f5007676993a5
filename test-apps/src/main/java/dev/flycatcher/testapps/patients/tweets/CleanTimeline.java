package dev.flycatcher.testapps.patients.tweets;

import dev.flycatcher.testapps.patients.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the answers of {@code Timeline} with a join, a prefetch by keys, and by asking once. */
public final class CleanTimeline {
    private static final int KEYS = 100;
    private final Connection connection;

    private CleanTimeline(Connection connection) {
        this.connection = connection;
    }

    private record Tweet(int id, String content) {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            connection.setAutoCommit(false);
            CleanTimeline timeline = new CleanTimeline(connection);
            timeline.authors();
            timeline.tweets();
            timeline.favourites();
            timeline.settings();
            connection.commit();
        }
    }

    private void authors() throws SQLException {
        Answer answer = new Answer("authors");
        String sql = "SELECT t.id, t.content, u.username FROM tweets t JOIN users u ON u.id = t.user_id"
                + " ORDER BY t.id LIMIT 500";
        try (Statement select = connection.createStatement();
                ResultSet tweets = select.executeQuery(sql)) {
            while (tweets.next()) {
                answer.add(tweets.getInt("id") + tweets.getString("content") + tweets.getString("username"));
            }
        }
        answer.print();
    }

    private void tweets() throws SQLException {
        Answer answer = new Answer("tweets");
        Map<Integer, String> users = new HashMap<>();
        List<Integer> ids = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id, username FROM users ORDER BY id")) {
            while (rows.next()) {
                ids.add(rows.getInt("id"));
                users.put(rows.getInt("id"), rows.getString("username"));
            }
        }
        Map<Integer, List<Tweet>> tweets = tweetsOf(ids, "ORDER BY id");
        for (int id : ids) {
            tweets.getOrDefault(id, List.of()).forEach(tweet -> answer.add(users.get(id) + tweet.content()));
        }
        answer.print();
    }

    private void favourites() throws SQLException {
        Answer answer = new Answer("favourites");
        List<Integer> users = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id FROM users ORDER BY username")) {
            while (rows.next()) {
                users.add(rows.getInt(1));
            }
        }
        Map<Integer, List<Tweet>> tweets = tweetsOf(users, "ORDER BY id DESC");
        Map<Integer, List<Integer>> fans = fans();
        for (int user : users) {
            for (Tweet tweet : tweets.getOrDefault(user, List.of())) {
                fans.getOrDefault(tweet.id(), List.of()).forEach(fan -> answer.add(tweet.content() + fan));
            }
        }
        answer.print();
    }

    private void settings() throws SQLException {
        Answer answer = new Answer("pages");
        int users;
        try (Statement select = connection.createStatement();
                ResultSet count = select.executeQuery("SELECT count(*) FROM users")) {
            count.next();
            users = count.getInt(1);
        }
        for (int page = 1; page <= 6; page++) {
            answer.add("page " + page + " of tweets by " + users + " users");
        }
        answer.print();
    }

    /** Prefetch by keys, in chunks of 100. */
    private Map<Integer, List<Tweet>> tweetsOf(List<Integer> users, String order) throws SQLException {
        Map<Integer, List<Tweet>> tweets = new HashMap<>();
        String marks = String.join(", ", Collections.nCopies(KEYS, "?"));
        String sql = "SELECT id, user_id, content FROM tweets WHERE user_id IN (" + marks + ") " + order;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int from = 0; from < users.size(); from += KEYS) {
                for (int mark = 0; mark < KEYS; mark++) {
                    select.setInt(mark + 1, users.get(from + mark));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        tweets.computeIfAbsent(rows.getInt("user_id"), user -> new ArrayList<>())
                                .add(new Tweet(rows.getInt("id"), rows.getString("content")));
                    }
                }
            }
        }
        return tweets;
    }

    private Map<Integer, List<Integer>> fans() throws SQLException {
        Map<Integer, List<Integer>> fans = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(
                        "SELECT tweet_id, user_id FROM favourites ORDER BY 1, 2")) { // expect A23 x1 unplaced
            while (rows.next()) {
                fans.computeIfAbsent(rows.getInt(1), tweet -> new ArrayList<>()).add(rows.getInt(2));
            }
        }
        return fans;
    }
}
