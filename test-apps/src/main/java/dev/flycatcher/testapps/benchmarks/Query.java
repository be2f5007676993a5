package dev.flycatcher.testapps.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One query as a program asks it: prepare, bind, execute, step onto one row, read one value, close. */
final class Query {
    private static final String SQL = "SELECT next FROM chain WHERE id = ?";

    private Query() {}

    /** Asks for one key with the answer to the one before, so many times, and commits; returns the last answer. */
    static long chain(Connection connection, int queries) throws SQLException {
        long key = 0;
        for (int query = 0; query < queries; query++) {
            key = ask(connection, SQL, key);
        }
        connection.commit();
        return key;
    }

    static long ask(Connection connection, String sql, long key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, key);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
