package dev.flycatcher.analyzer.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round trip: one call of an execute method, counted once however many wrappers it went through.
 *
 * @param ordinal 0-based position in its unit, by start
 * @param shape what was executed
 * @param statement number of the statement object within the unit: equal numbers, one object executed again
 * @param connection number of the innermost connection within the unit
 * @param thread number of the thread within the unit
 * @param transaction number of the transaction within the unit, 0 in auto-commit
 * @param startNanos from the unit's start
 * @param elapsedNanos time inside the execute method
 * @param binds values bound
 * @param results what was read of it, empty when nothing was
 * @param updateCount rows changed as the application was told, -1 when it was told nothing
 * @param sqlState SQLState of the failure ("" when the driver gave none), null when it succeeded
 * @param stack innermost frame first, JDK and driver frames left out; empty unless this execution was sampled
 * @param closed ordinal of the first execution that started after the application closed the statement; {@link #OPEN},
 *     {@link #UNTOLD}. Of a statement executed again its last execution tells
 */
public record Execution(
        int ordinal,
        Shape shape,
        int statement,
        int connection,
        int thread,
        int transaction,
        long startNanos,
        long elapsedNanos,
        Binds binds,
        List<Result> results,
        long updateCount,
        @Nullable String sqlState,
        List<Frame> stack,
        int closed) {
    /** Not known: behind a pool that may keep statements, in another unit, or executed again. */
    public static final int UNTOLD = -1;
    /** The application had not closed the statement when it gave back the connection, or when the unit ended. */
    public static final int OPEN = -2;

    /** An execution of which is not known when its statement was closed. */
    public Execution(
            int ordinal,
            Shape shape,
            int statement,
            int connection,
            int thread,
            int transaction,
            long startNanos,
            long elapsedNanos,
            Binds binds,
            List<Result> results,
            long updateCount,
            @Nullable String sqlState,
            List<Frame> stack) {
        this(
                ordinal,
                shape,
                statement,
                connection,
                thread,
                transaction,
                startNanos,
                elapsedNanos,
                binds,
                results,
                updateCount,
                sqlState,
                stack,
                UNTOLD);
    }

    public boolean failed() {
        return sqlState != null;
    }
}
