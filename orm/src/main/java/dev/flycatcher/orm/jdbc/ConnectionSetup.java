package dev.flycatcher.orm.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What is done once to each connection before its first use. */
interface ConnectionSetup {
    /** SQLite enforces foreign keys only where it is told to, per connection, outside a transaction. */
    ConnectionSetup SQLITE = connection -> {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            try (ResultSet rows = statement.executeQuery("PRAGMA foreign_keys")) {
                if (!rows.next() || rows.getInt(1) != 1) {
                    throw new ConnectionException(
                            "SQLite does not enforce foreign keys on this connection: the pragma has no effect inside"
                                    + " a transaction. Hand over connections in auto-commit mode.",
                            null);
                }
            }
        }
    };

    void prepare(Connection connection) throws SQLException;
}
