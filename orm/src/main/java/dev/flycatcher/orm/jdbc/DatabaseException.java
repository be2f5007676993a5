package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database refused a statement. The message has its words and the statement, never the bound values. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SQLITE_CONSTRAINT = 19;

    private final @Nullable String sqlState;
    private final int vendorCode;

    protected DatabaseException(String message, @Nullable SQLException cause) {
        super(message, cause);
        this.sqlState = cause == null ? null : cause.getSQLState();
        this.vendorCode = cause == null ? 0 : cause.getErrorCode();
    }

    /** The exception for what {@code sql} failed with: a {@link ConstraintException} when a constraint was broken. */
    public static DatabaseException of(String sql, SQLException cause) {
        String message = cause.getMessage() + " [in: " + sql + "]";
        String state = cause.getSQLState();
        boolean constraint = state != null && state.startsWith("23") || cause.getErrorCode() == SQLITE_CONSTRAINT;
        return constraint ? new ConstraintException(message, cause) : new DatabaseException(message, cause);
    }

    /** The SQLState the driver gave, or null. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    public int vendorCode() {
        return vendorCode;
    }
}
