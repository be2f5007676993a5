package dev.flycatcher.testapps.patients.tweets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A SQLite file with 500 users, 5,000 tweets and about 7,500 favourites, the same in every run.
 *
 * <p>Each table counts its ids from 1, so every id of one table is an id of the others as well: values alone cannot
 * tell a true parent from a chance one. Each run of 500 tweets has one tweet of every user, in an order of its own.
 */
public final class TweetFile implements AutoCloseable {
    static final int USERS = 500;
    static final int TWEETS = 5_000;
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE users (id INTEGER PRIMARY KEY, username TEXT NOT NULL)",
            "CREATE TABLE tweets (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id), content TEXT NOT NULL)",
            "CREATE TABLE favourites (user_id INTEGER NOT NULL REFERENCES users (id),"
                    + " tweet_id INTEGER NOT NULL REFERENCES tweets (id), PRIMARY KEY (tweet_id, user_id))",
            "CREATE INDEX tweets_user_id ON tweets (user_id)");

    private final Path file;
    private final Random random = new Random(20_261_121);

    private TweetFile(Path file) {
        this.file = file;
    }

    /** Writes the file into the temporary folder; closing deletes it. */
    public static TweetFile create() throws IOException, SQLException {
        TweetFile tweets = new TweetFile(Files.createTempFile("tweets", ".db"));
        try (Connection connection = tweets.connect()) {
            tweets.fill(connection);
        }
        return tweets;
    }

    /** A connection of its own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Where a driver finds the file. */
    public String url() {
        return "jdbc:sqlite:" + file;
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }

    /** The same tables and rows in another, empty database. */
    public void copyTo(DataSource other) throws SQLException {
        try (Connection connection = other.getConnection()) {
            new TweetFile(file).fill(connection);
        }
    }

    private void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String table : SCHEMA) {
                statement.execute(table);
            }
        }
        insertUsers(connection);
        insertTweets(connection);
        insertFavourites(connection);
        connection.commit();
    }

    private static void insertUsers(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users VALUES (?, ?)")) {
            for (int id = 1; id <= USERS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "user" + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertTweets(Connection connection) throws SQLException {
        List<Integer> users = upTo(USERS);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO tweets VALUES (?, ?, ?)")) {
            for (int id = 1; id <= TWEETS; id++) {
                int turn = (id - 1) % USERS;
                if (turn == 0) {
                    Collections.shuffle(users, random);
                }
                insert.setInt(1, id);
                insert.setInt(2, users.get(turn));
                insert.setString(3, "tweet " + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertFavourites(Connection connection) throws SQLException {
        List<Integer> users = upTo(USERS);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO favourites VALUES (?, ?)")) {
            for (int tweet = 1; tweet <= TWEETS; tweet++) {
                int first = random.nextInt(USERS - 3);
                for (int user : users.subList(first, first + random.nextInt(4))) {
                    insert.setInt(1, user);
                    insert.setInt(2, tweet);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static List<Integer> upTo(int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
