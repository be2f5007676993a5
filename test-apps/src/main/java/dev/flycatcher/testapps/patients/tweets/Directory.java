package dev.flycatcher.testapps.patients.tweets;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A directory of users over a pool, which closes the statements that nobody else closes. */
public final class Directory {
    private static final int PAGE = 50;

    private Directory() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                HikariDataSource pool = pool(file)) {
            for (int first = 1; first <= TweetFile.USERS; first += PAGE) {
                System.out.println(page(pool, first));
            }
        }
    }

    static HikariDataSource pool(TweetFile file) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(file.url());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
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
        PreparedStatement select =
                connection.prepareStatement("SELECT username FROM users WHERE id >= ? ORDER BY id LIMIT 2");
        select.setInt(1, first);
        ResultSet users = select.executeQuery(); // expect A48 x10
        StringBuilder names = new StringBuilder();
        while (users.next()) {
            names.append(names.isEmpty() ? "" : ", ").append(users.getString("username"));
        }
        return names.toString();
    }

    private static int tweets(Connection connection, int first) throws SQLException {
        PreparedStatement count =
                connection.prepareStatement("SELECT COUNT(*) FROM tweets WHERE user_id BETWEEN ? AND ?");
        count.setInt(1, first);
        count.setInt(2, first + PAGE - 1);
        try (ResultSet counted = count.executeQuery()) { // expect A48 x10
            counted.next();
            return counted.getInt(1);
        }
    }
}
