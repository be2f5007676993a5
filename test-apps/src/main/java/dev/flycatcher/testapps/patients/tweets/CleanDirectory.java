package dev.flycatcher.testapps.patients.tweets;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Gives the answers of {@code Directory}, and closes what it opened. */
public final class CleanDirectory {
    private static final int PAGE = 50;

    private CleanDirectory() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                HikariDataSource pool = Directory.pool(file)) {
            for (int first = 1; first <= TweetFile.USERS; first += PAGE) {
                System.out.println(page(pool, first));
            }
        }
    }

    private static String page(DataSource pool, int first) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            String page = names(connection, first) + ": " + tweets(connection, first) + " tweets";
            connection.commit();
            return page;
        }
    }

    private static String names(Connection connection, int first) throws SQLException {
        String sql = "SELECT username FROM users WHERE id >= ? ORDER BY id LIMIT 2";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, first);
            try (ResultSet users = select.executeQuery()) {
                StringBuilder names = new StringBuilder();
                while (users.next()) {
                    names.append(names.isEmpty() ? "" : ", ").append(users.getString("username"));
                }
                return names.toString();
            }
        }
    }

    private static int tweets(Connection connection, int first) throws SQLException {
        String sql = "SELECT COUNT(*) FROM tweets WHERE user_id BETWEEN ? AND ?";
        try (PreparedStatement count = connection.prepareStatement(sql)) {
            count.setInt(1, first);
            count.setInt(2, first + PAGE - 1);
            try (ResultSet counted = count.executeQuery()) {
                counted.next();
                return counted.getInt(1);
            }
        }
    }
}
