package dev.flycatcher.orm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from and go back to: a pool, a framework's transaction, one connection. */
public interface ConnectionSource {
    Connection acquire() throws SQLException;

    void release(Connection connection) throws SQLException;
}
