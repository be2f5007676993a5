package dev.flycatcher.testapps.benchmarks;

import dev.flycatcher.testapps.benchmarks.QueryBenchmark.Form;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One query as a program asks it: prepare, bind, execute, step onto its rows, read, close. */
final class Query {
    private static final int MORE = 10;

    private static final String SQL = "SELECT next FROM chain WHERE id = ?";

    private Query() {}

    /** Asks for one key with the answer to the one before, so many times, and commits; returns the last answer. */
    static long chain(Connection connection, int queries) throws SQLException {
        return chain(connection, queries, Form.ONE);
    }

    static long chain(Connection connection, int queries, Form form) throws SQLException {
        long key = 0;
        for (int query = 0; query < queries; query++) {
            key = form == Form.ONE ? ask(connection, SQL, key) : ask(connection, key, form);
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

    private static long ask(Connection connection, long key, Form form) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setLong(1, key);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1) + more(rows, form);
            }
        }
    }

    private static long more(ResultSet rows, Form form) throws SQLException {
        return switch (form) {
            case ROWS -> steps(rows);
            case VALUES -> values(rows);
            case LABELS -> labels(rows);
            default -> texts(rows);
        };
    }

    private static long steps(ResultSet rows) throws SQLException {
        long steps = 0;
        for (int i = 0; i < MORE; i++) {
            steps += rows.next() ? 1 : 0;
        }
        return steps;
    }

    private static long values(ResultSet rows) throws SQLException {
        long sum = 0;
        for (int i = 0; i < MORE; i++) {
            sum += rows.getLong(i + 2);
        }
        return sum;
    }

    private static long labels(ResultSet rows) throws SQLException {
        return rows.getLong("a")
                + rows.getLong("b")
                + rows.getLong("c")
                + rows.getLong("d")
                + rows.getLong("e")
                + rows.getLong("f")
                + rows.getLong("g")
                + rows.getLong("h")
                + rows.getLong("i")
                + rows.getLong("j");
    }

    private static long texts(ResultSet rows) throws SQLException {
        long length = 0;
        for (int i = 0; i < MORE; i++) {
            length += rows.getString(i + 2).length();
        }
        return length;
    }
}
