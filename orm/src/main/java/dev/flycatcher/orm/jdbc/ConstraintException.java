package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Fault;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique, foreign key, not-null or check constraint was broken. */
public final class ConstraintException extends DatabaseException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    ConstraintException(String message, Fault fault, SQLException cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** Which kind: one of those that are {@linkplain Fault.Kind#isConstraint constraints}. */
    public Fault.Kind kind() {
        return fault.kind();
    }

    /** The constraint's name, or its index's, where the driver tells: SQLite's does so of checks alone. */
    public @Nullable String constraint() {
        return fault.constraint();
    }

    /** The table it is of, where the driver tells. */
    public @Nullable String table() {
        return fault.table();
    }

    /** The columns it is about, as far as the driver tells; MariaDB's does not for a unique one. */
    public List<String> columns() {
        return fault.columns();
    }
}
