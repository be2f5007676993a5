package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;
import java.time.Duration;

/** The statement took longer than the query, or its database, allows: {@code timeout(...)}. */
public final class QueryTimeoutException extends CancelledException {
    private static final long serialVersionUID = 1;

    private final int seconds;

    QueryTimeoutException(String message, int seconds, SQLException cause) {
        super("Longer than " + seconds + " s. " + message, cause);
        this.seconds = seconds;
    }

    /** How long it was allowed to take. */
    public Duration timeout() {
        return Duration.ofSeconds(seconds);
    }
}
