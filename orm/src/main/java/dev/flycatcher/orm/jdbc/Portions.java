package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A result that is fetched in portions, where the driver would else hold all of it. */
final class Portions {
    private final Connection connection;
    private final PreparedStatement statement;
    private final boolean fetches;
    private final boolean began;

    private Portions(Connection connection, PreparedStatement statement, boolean fetches, boolean began) {
        this.connection = connection;
        this.statement = statement;
        this.fetches = fetches;
        this.began = began;
    }

    /** Readies {@code statement}; PostgreSQL keeps a result open only in a transaction, so one may begin. */
    static Portions of(Connection connection, PreparedStatement statement, Dialect dialect) throws SQLException {
        int rows = dialect.portion();
        boolean begins = rows > 0 && dialect.readsInTransaction() && connection.getAutoCommit();
        if (begins) {
            connection.setAutoCommit(false);
        }
        if (rows > 0) {
            statement.setFetchSize(rows);
        }
        return new Portions(connection, statement, rows > 0, begins);
    }

    void end() throws SQLException {
        if (fetches && !statement.isClosed()) {
            statement.setFetchSize(0);
        }
        if (began) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** As {@link #end}, where another failure is on its way already. */
    static void endAfter(@Nullable Portions portions, Exception failure) {
        try {
            if (portions != null) {
                portions.end();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
