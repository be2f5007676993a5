package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;

/** The statement was cancelled: it took longer than it may, or somebody asked for it. */
public sealed class CancelledException extends DatabaseException permits QueryTimeoutException {
    private static final long serialVersionUID = 1;

    CancelledException(String message, SQLException cause) {
        super(message, cause);
    }
}
