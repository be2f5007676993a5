package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.QueryException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transaction anew when the database undid it because of another. Waits in between for a random part of a time that
 * doubles, so that those that met do not meet again.
 */
public final class Retry {
    private static final long FIRST_MILLIS = 10;
    private static final long LONGEST_MILLIS = 1_000;

    private Retry() {}

    /**
     * Runs {@code work} in a transaction of its own, at most {@code attempts} times.
     *
     * @throws QueryException inside an open transaction, which is what the database undid as a whole
     * @throws RolledBackException if the last attempt was undone as well
     */
    public static <R extends @Nullable Object, X extends Exception> R run(
            Executor executor, int attempts, Executor.Work<R, X> work) throws X {
        if (attempts < 1) {
            throw new QueryException("A transaction is tried at least once, not " + attempts + " times.");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return executor.alone(work);
            } catch (RuntimeException e) {
                if (attempt == attempts || !isRolledBack(e) || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    /** The work may have put its own words around it. */
    private static boolean isRolledBack(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RolledBackException) {
                return true;
            }
        }
        return false;
    }

    /** False if the thread is to end. */
    private static boolean pause(int attempt) {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 20));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most) + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
