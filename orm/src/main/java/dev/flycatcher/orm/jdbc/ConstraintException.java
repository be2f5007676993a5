package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;

/** A unique, foreign key, not-null or check constraint was broken. */
public final class ConstraintException extends DatabaseException {
    private static final long serialVersionUID = 1;

    ConstraintException(String message, SQLException cause) {
        super(message, cause);
    }
}
