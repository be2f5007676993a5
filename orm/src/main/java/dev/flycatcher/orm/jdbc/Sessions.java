package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.SQLException;

/** Hands out sessions. Each taken is given back. */
interface Sessions {
    Session take() throws SQLException;

    void give(Session session) throws SQLException;

    /** Asks a connection, once, where nobody said it. */
    Dialect dialect() throws SQLException;

    void close() throws SQLException;
}
