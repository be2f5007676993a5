package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;

/** Hands out sessions. Each taken is given back. */
interface Sessions {
    Session take() throws SQLException;

    void give(Session session) throws SQLException;

    void close() throws SQLException;
}
