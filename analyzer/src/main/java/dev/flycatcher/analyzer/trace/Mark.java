package dev.flycatcher.analyzer.trace;

/**
 * An edge of a connection or a transaction.
 *
 * @param kind which edge
 * @param before ordinal of the first execution that started after it; the number of executions when none did
 * @param connection number of the connection within the unit
 * @param transaction number of the transaction, 0 outside one
 * @param thread number of the thread within the unit
 * @param atNanos from the unit's start: of the call, but of OPEN its end, when the connection is held
 * @param elapsedNanos time inside the call
 */
public record Mark(
        Kind kind, int before, int connection, int transaction, int thread, long atNanos, long elapsedNanos) {

    /** Which edge. OPEN and CLOSE are a checkout from the application's point of view, pooled or not. */
    public enum Kind {
        OPEN,
        CLOSE,
        BEGIN,
        COMMIT,
        ROLLBACK,
        /** From here on the connection is for reading, as the application or its pool asked. */
        READ_ONLY,
        /** No more. */
        READ_WRITE
    }
}
