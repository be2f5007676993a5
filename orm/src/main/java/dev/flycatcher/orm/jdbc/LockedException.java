package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;

/** Another transaction held a lock for longer than this one waits. */
public final class LockedException extends DatabaseException {
    private static final long serialVersionUID = 1;

    LockedException(String message, SQLException cause) {
        super(message, cause);
    }
}
