package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Fault;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A value that its column cannot hold: too long, out of range, of another type. */
public final class ValueException extends DatabaseException {
    private static final long serialVersionUID = 1;

    private final @Nullable String column;

    ValueException(String message, Fault fault, SQLException cause) {
        super(message, cause);
        this.column = fault.columns().isEmpty() ? null : fault.columns().get(0);
    }

    /** The column, where the driver tells. */
    public @Nullable String column() {
        return column;
    }
}
