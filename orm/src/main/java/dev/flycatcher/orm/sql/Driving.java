package dev.flycatcher.orm.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The part of a {@link Dialect} that differs in what drivers take, give and fail with. */
interface Driving {
    /** Reads column {@code at} (from 1); NULL is null. */
    @Nullable
    Object read(Kind kind, ResultSet rows, int at) throws SQLException;

    /** Reads an instant that is never NULL as microseconds since 1970, without an object where that can be. */
    long readMicros(ResultSet rows, int at) throws SQLException;

    void bind(Kind kind, PreparedStatement statement, int at, @Nullable Object value) throws SQLException;

    /** The most placeholders one statement may have. */
    int parameterLimit();

    /** How many rows of an INSERT make the statement's own cost vanish; more only make its text longer. */
    default int rowsAtOnce() {
        return 250;
    }

    /** How many rows the driver is to fetch at once of a result that is read as it comes; 0 if it fetches so by itself. */
    default int portion() {
        return 0;
    }

    /** Whether a result can be fetched in portions only inside a transaction. */
    default boolean readsInTransaction() {
        return false;
    }

    /** Whether SET TRANSACTION, within a transaction, is about that one alone. */
    default boolean setsTransaction() {
        return false;
    }

    /** Whether a driver that is told how long a statement may take stops one that takes longer. */
    default boolean stopsLateStatements() {
        return true;
    }

    /** What an error of the driver means. */
    Fault fault(SQLException error);
}
