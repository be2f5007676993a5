package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** How long a statement may run: by the driver's own limit or, where that stops nothing, by a clock that cancels it. */
final class Deadline {
    private final Statement statement;
    private boolean over;

    private Deadline(Statement statement) {
        this.statement = statement;
    }

    interface Use<R> {
        R run() throws SQLException;
    }

    /** Runs what runs {@code statement}. @param seconds 0 for no limit */
    static <R> R of(Statement statement, int seconds, Dialect dialect, Use<R> use) throws SQLException {
        if (seconds == 0) {
            return use.run();
        }
        return dialect.stopsLateStatements()
                ? stopped(statement, seconds, use)
                : new Deadline(statement).cancelled(seconds, use);
    }

    /** The statement is used again, and in H2 the limit is the connection's: so it is taken back. */
    private static <R> R stopped(Statement statement, int seconds, Use<R> use) throws SQLException {
        statement.setQueryTimeout(seconds);
        R result;
        try {
            result = use.run();
        } catch (SQLException | RuntimeException e) {
            try {
                statement.setQueryTimeout(0);
            } catch (SQLException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
        statement.setQueryTimeout(0);
        return result;
    }

    private <R> R cancelled(int seconds, Use<R> use) throws SQLException {
        Future<?> alarm = Clock.ONE.schedule(this::cancel, seconds, TimeUnit.SECONDS);
        try {
            return use.run();
        } finally {
            synchronized (this) {
                over = true;
            }
            alarm.cancel(false);
        }
    }

    private synchronized void cancel() {
        try {
            if (!over) {
                statement.cancel();
            }
        } catch (SQLException ignored) {
            // It runs on, which is what it would have done without a limit.
        }
    }

    /** {@code failure}, told as what it was if the statement took longer than it may. */
    static DatabaseException told(DatabaseException failure, int seconds, long nanos) {
        boolean late = seconds > 0 && nanos >= TimeUnit.SECONDS.toNanos(seconds) * 9 / 10;
        return late && failure instanceof CancelledException cancelled && cancelled.getCause() instanceof SQLException e
                ? new QueryTimeoutException(String.valueOf(cancelled.getMessage()), seconds, e)
                : failure;
    }

    /** One thread for all, there while a statement is waited for. */
    private static final class Clock {
        static final ScheduledThreadPoolExecutor ONE = new ScheduledThreadPoolExecutor(1, run -> {
            Thread thread = new Thread(run, "flycatcher-deadlines");
            thread.setDaemon(true);
            return thread;
        });

        static {
            ONE.setRemoveOnCancelPolicy(true);
            ONE.setKeepAliveTime(10, TimeUnit.SECONDS);
            ONE.allowCoreThreadTimeOut(true);
        }
    }
}
