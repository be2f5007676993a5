package dev.flycatcher.testapps.patients.threads;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** 24 pets, each of an owner of its own, in H2 behind a pool. */
public final class Pets implements AutoCloseable {
    public static final int COUNT = 24;

    public final HikariDataSource pool;

    public Pets() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pets");
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement make = connection.createStatement()) {
            make.execute("CREATE TABLE owners (id INT PRIMARY KEY, name VARCHAR(20))");
            make.execute("CREATE TABLE pets (id INT PRIMARY KEY, owner_id INT REFERENCES owners (id))");
            make.execute("INSERT INTO owners SELECT x * 7 + 100, 'owner ' || x FROM SYSTEM_RANGE(1, " + COUNT + ")");
            make.execute("INSERT INTO pets SELECT x, x * 7 + 100 FROM SYSTEM_RANGE(1, " + COUNT + ")");
        }
    }

    /** Owner of each pet, in order of the pets. */
    public List<Integer> owners() throws SQLException {
        List<Integer> owners = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet pets = statement.executeQuery("SELECT owner_id FROM pets ORDER BY id")) {
            while (pets.next()) {
                owners.add(pets.getInt(1));
            }
        }
        return owners;
    }

    @Override
    public void close() {
        pool.close();
    }
}
