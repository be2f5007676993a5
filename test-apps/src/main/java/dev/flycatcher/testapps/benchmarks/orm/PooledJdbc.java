package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * JDBC by hand over a pool: a connection for each piece of work, statements kept by the driver, many keys as the server
 * likes them best. One thread.
 */
final class PooledJdbc extends Jdbc {
    private final Engine engine;
    private @Nullable Connection held;

    PooledJdbc(DataSource source, Engine engine) {
        super("JDBC", source);
        this.engine = engine;
    }

    @Override
    <R> R run(String sql, Work<R> work) {
        return holding(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            }
        });
    }

    private interface Use<R> {
        R with(Connection connection) throws SQLException;
    }

    private <R> R holding(Use<R> use) {
        try {
            if (held != null) {
                return use.with(held);
            }
            try (Connection connection = source.getConnection()) {
                held = connection;
                return use.with(connection);
            } finally {
                held = null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<User> prefetch() {
        Supplier<List<User>> levels = super::prefetch;
        return holding(connection -> levels.get());
    }

    @Override
    String within(int keys) {
        return engine == Engine.POSTGRESQL ? " = ANY (?)" : " IN (?" + ", ?".repeat(keys - 1) + ")";
    }

    @Override
    void bind(PreparedStatement statement, Collection<Long> keys) throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            // Of this class, it travels in binary.
            Long[] all = keys.toArray(Long[]::new);
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", all));
            return;
        }
        int at = 1;
        for (long each : keys) {
            statement.setLong(at++, each);
        }
    }

    @Override
    int rowsAtOnce() {
        return 1_000;
    }

    @Override
    void inTransaction(Runnable work) {
        holding(connection -> {
            connection.setAutoCommit(false);
            work.run();
            connection.commit();
            connection.setAutoCommit(true);
            return work;
        });
    }
}
