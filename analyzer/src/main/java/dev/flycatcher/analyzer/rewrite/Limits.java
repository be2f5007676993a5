package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;

/**
 * How much may be asked of a database while a rewrite is verified.
 *
 * @param seconds for one statement with the reading of its rows; for all of the child's one by one six times that
 * @param rows of one statement
 * @param keys the child is run for
 */
record Limits(int seconds, int rows, int keys) {
    static final Limits DEFAULT = new Limits(10, 100_000, 1_000);

    private static final int TIMES = 6;

    /**
     * SQLSTATE of a statement that was ended: PostgreSQL, there by its lock_timeout, H2; MySQL, MariaDB; HSQLDB. SQLite has
     * error codes only.
     */
    private static final Set<String> ENDED = Set.of("57014", "55P03", "70100", "40502");

    private static final int SQLITE_INTERRUPT = 9;

    /** The same with another number of seconds. */
    Limits seconds(int other) {
        return new Limits(other, rows, keys);
    }

    /** Refuses to go on one by one after so long. */
    void checkLoop(long nanos) {
        if (nanos > seconds * TIMES * 1_000_000_000L) {
            throw new Refusal("its queries one by one took longer than %d s".formatted(seconds * TIMES));
        }
    }

    /** What went wrong, in words that finish "not verified: ". */
    String told(Engine engine, SQLException failure) {
        String says = "the database says " + Words.oneLine(String.valueOf(failure.getMessage()));
        return isOver(engine, failure) ? "a statement did not end within %d s: %s".formatted(seconds, says) : says;
    }

    private static boolean isOver(Engine engine, SQLException failure) {
        boolean sqlite = engine == Engine.SQLITE && failure.getErrorCode() == SQLITE_INTERRUPT;
        String state = failure.getSQLState();
        return failure instanceof SQLTimeoutException || sqlite || state != null && ENDED.contains(state);
    }
}
