package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What an application would be: plain JDBC, once as it grows and once as it should be. */
public final class Orders {
    private final DataSource dataSource;

    public Orders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Tables, and so many orders of as many customers. */
    public void fill(int orders) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(100))");
            statement.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, status VARCHAR(20))");
            for (int i = 0; i < orders; i++) {
                long customer = 70_000 + i * 37L % 1_009;
                statement.execute("INSERT INTO customers VALUES (" + customer + ", 'Customer " + i + "')");
                statement.execute("INSERT INTO orders VALUES (" + i + ", " + customer + ", 'open')");
            }
        }
    }

    // tag::loop[]
    public List<String> customersOfOpenOrders() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var orders = connection.prepareStatement("SELECT customer_id FROM orders WHERE status = 'open'");
                var customer = connection.prepareStatement("SELECT name FROM customers WHERE id = ?");
                ResultSet each = orders.executeQuery()) {
            while (each.next()) {
                names.add(name(customer, each.getLong("customer_id")));
            }
        }
        return names;
    }

    private static String name(PreparedStatement customer, long id) throws SQLException {
        customer.setLong(1, id);
        try (ResultSet found = customer.executeQuery()) {
            return found.next() ? found.getString(1) : "";
        }
    }
    // end::loop[]

    /** The clean twin. */
    public List<String> customersJoined() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var orders = connection.prepareStatement("SELECT c.name FROM orders o JOIN customers c"
                        + " ON c.id = o.customer_id WHERE o.status = 'open'");
                ResultSet each = orders.executeQuery()) {
            while (each.next()) {
                names.add(each.getString(1));
            }
        }
        return names;
    }
}
