package dev.flycatcher.testapps.benchmarks.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What contenders over a data source share. */
abstract class OverJdbc<U, T, F> implements Contender<U, T, F> {
    private final String name;
    protected final DataSource source;

    OverJdbc(String name, DataSource source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        if (source instanceof OneConnection one) {
            one.end();
        }
    }
}
