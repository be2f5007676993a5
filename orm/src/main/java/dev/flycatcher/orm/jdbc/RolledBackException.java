package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;

/** The database undid the transaction because of another one: a serialization failure, or a deadlock. Run it again. */
public final class RolledBackException extends DatabaseException {
    private static final long serialVersionUID = 1;

    RolledBackException(String message, SQLException cause) {
        super(message, cause);
    }
}
