package dev.flycatcher.testapps.patients.orders;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * The database of 200 orders of 50 customers with about 600 items, the same in every run, and Hibernate on top.
 *
 * <p>Each table counts its ids from 1. Tables are filled by one statement each, before Hibernate starts.
 */
final class Shop implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL)",
            "CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customers (id))",
            "CREATE TABLE items (id BIGINT PRIMARY KEY, order_id BIGINT NOT NULL REFERENCES orders (id),"
                    + " product VARCHAR(100) NOT NULL, quantity INT NOT NULL)",
            "INSERT INTO customers SELECT x, 'customer ' || x FROM SYSTEM_RANGE(1, 50)",
            "INSERT INTO orders SELECT x, MOD(x * 37, 50) + 1 FROM SYSTEM_RANGE(1, 200)",
            "INSERT INTO items SELECT x, MOD(x * 7, 200) + 1, 'product ' || MOD(x, 90), MOD(x, 5) + 1"
                    + " FROM SYSTEM_RANGE(1, 601)");

    private final HikariDataSource pool;
    private final EntityManagerFactory entities;

    private Shop(HikariDataSource pool, EntityManagerFactory entities) {
        this.pool = pool;
        this.entities = entities;
    }

    static Shop open() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:shop");
        config.setMaximumPoolSize(2);
        HikariDataSource pool = new HikariDataSource(config);
        fill(pool);
        EntityManagerFactory entities = new HibernatePersistenceConfiguration("shop")
                .managedClasses(Customer.class, Order.class, Item.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
                .createEntityManagerFactory();
        return new Shop(pool, entities);
    }

    EntityManagerFactory entities() {
        return entities;
    }

    @Override
    public void close() {
        entities.close();
        pool.close();
    }

    private static void fill(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }
}
