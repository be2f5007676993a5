package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Fault;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement, or could not be asked. What a program may want to tell apart has a class of its own.
 * The message says what it means and which statement it was, never the bound values; the driver's exception, whose words
 * may hold them, is the cause.
 */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String sqlState;
    private final int vendorCode;

    protected DatabaseException(String message, @Nullable SQLException cause) {
        super(message, cause);
        this.sqlState = cause == null ? null : cause.getSQLState();
        this.vendorCode = cause == null ? 0 : cause.getErrorCode();
    }

    /** The exception for what {@code sql} failed with on a database of {@code dialect}; null if that is not known. */
    public static DatabaseException of(@Nullable Dialect dialect, String sql, SQLException cause) {
        Fault fault = dialect == null ? Fault.standard(cause) : dialect.fault(cause);
        String message = words(fault, cause) + " [in: " + sql + "]";
        return switch (fault.kind()) {
            case UNIQUE, FOREIGN_KEY, NOT_NULL, CHECK, CONSTRAINT -> new ConstraintException(message, fault, cause);
            case VALUE -> new ValueException(message, fault, cause);
            case ROLLED_BACK -> new RolledBackException(message, cause);
            case LOCKED -> new LockedException(message, cause);
            case CANCELLED -> new CancelledException(message, cause);
            case CONNECTION -> new ConnectionException(message, cause);
            case OTHER -> new DatabaseException(message, cause);
        };
    }

    private static String words(Fault fault, SQLException cause) {
        return switch (fault.kind()) {
            case UNIQUE -> broken("UNIQUE", fault) + ": there is such a row already.";
            case FOREIGN_KEY ->
                broken("FOREIGN KEY", fault) + ": there is no row it points at, or rows still point at this one.";
            case NOT_NULL -> broken("NOT NULL", fault) + ": the column has no value.";
            case CHECK -> broken("CHECK", fault) + ".";
            case CONSTRAINT -> "A constraint is broken.";
            case VALUE ->
                "A value does not fit its column" + about(fault)
                        + ("22001".equals(cause.getSQLState())
                                ? ": it is too long."
                                : ": too long, out of range, or no such.");
            case ROLLED_BACK ->
                "The database undid the transaction, which met another one (serialization failure or"
                        + " deadlock). Run it again from its start: db.retrying(...).";
            case LOCKED -> "Another transaction holds a lock, and this one waited for as long as it may.";
            case CANCELLED -> "The statement was cancelled: it took longer than it may, or somebody asked for it.";
            case CONNECTION -> "The connection to the database is lost: " + firstLine(cause);
            case OTHER -> firstLine(cause);
        };
    }

    private static String broken(String kind, Fault fault) {
        return kind + " constraint" + (fault.constraint() == null ? "" : " " + fault.constraint()) + about(fault)
                + " is broken";
    }

    private static String about(Fault fault) {
        String on = fault.table() == null ? "" : " of " + fault.table();
        return fault.columns().isEmpty() ? on : on + " (" + String.join(", ", fault.columns()) + ")";
    }

    /** Details follow on further lines, and have values in them. */
    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** The SQLState the driver gave, or null. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    public int vendorCode() {
        return vendorCode;
    }
}
