package dev.flycatcher.orm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from and go back to: a pool, a framework's transaction, one connection. */
public interface ConnectionSource {
    Connection acquire() throws SQLException;

    void release(Connection connection) throws SQLException;

    /**
     * Whether a connection with auto-commit off is inside someone else's transaction, who ends it: a transaction of ours
     * is then a savepoint in that one. False if such a connection is to be refused.
     */
    default boolean joins() {
        return true;
    }

    /** The connections of {@code pool}, closed to give them back. */
    static ConnectionSource of(DataSource pool, boolean joins) {
        return new ConnectionSource() {
            @Override
            public Connection acquire() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void release(Connection connection) throws SQLException {
                connection.close();
            }

            @Override
            public boolean joins() {
                return joins;
            }
        };
    }
}
