package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Hands out sessions. Each taken is given back. */
interface Sessions {
    Session take() throws SQLException;

    void give(Session session) throws SQLException;

    /** Asks a connection, once, where nobody said it. */
    Dialect dialect() throws SQLException;

    void close() throws SQLException;

    /** Sessions of our own; where the URL does not say what the database is, it is asked. */
    static Sessions of(String url, @Nullable Dialect known) throws SQLException {
        if (known == null) {
            try (Connection asked = DriverManager.getConnection(url)) {
                return new UrlSessions(url, Dialect.of(asked.getMetaData()));
            }
        }
        return known == Dialect.SQLITE ? new SqliteSessions(url) : new UrlSessions(url, known);
    }
}
