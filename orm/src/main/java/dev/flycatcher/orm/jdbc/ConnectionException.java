package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection could not be had, or was closed while it was needed. */
public final class ConnectionException extends DatabaseException {
    private static final long serialVersionUID = 1;

    public ConnectionException(String message, @Nullable SQLException cause) {
        super(message, cause);
    }
}
