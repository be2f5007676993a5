package shop;

import dev.flycatcher.agent.SuppressFindings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Loops over orders that somebody wrote something at. */
public final class Ledger {
    private final DataSource dataSource;

    public Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @SuppressFindings(value = "A01", reason = "forty at most")
    public long accepted() throws SQLException {
        long length = 0;
        try (Connection connection = dataSource.getConnection()) {
            for (long customer : customers(connection)) {
                length += name(connection, customer).length();
            }
        }
        return length;
    }

    @SuppressFindings(value = "A01", reason = "until it is cured", until = "2020-01-01")
    public long expired() throws SQLException {
        long length = 0;
        try (Connection connection = dataSource.getConnection()) {
            for (long customer : customers(connection)) {
                length += name(connection, customer).length();
            }
        }
        return length;
    }

    @SuppressFindings(value = "A09", reason = "nothing is asked again here", until = "2999-01-01")
    public long another() throws SQLException {
        long length = 0;
        try (Connection connection = dataSource.getConnection()) {
            for (long customer : customers(connection)) {
                length += name(connection, customer).length();
            }
        }
        return length;
    }

    private static List<Long> customers(Connection connection) throws SQLException {
        List<Long> customers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT customer_id FROM orders ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                customers.add(rows.getLong(1));
            }
        }
        return customers;
    }

    private static String name(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM customers WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
