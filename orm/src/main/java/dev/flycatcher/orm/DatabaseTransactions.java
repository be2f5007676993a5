package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Executor;
import dev.flycatcher.orm.jdbc.Retry;
import dev.flycatcher.orm.jdbc.Transaction;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.QueryException;
import org.jspecify.annotations.Nullable;

/** The part of a database that begins and ends transactions. */
abstract class DatabaseTransactions implements AutoCloseable {
    private final Executor executor;

    DatabaseTransactions(Executor executor) {
        this.executor = executor;
    }

    Executor executor() {
        return executor;
    }

    Dialect dialect() {
        return executor.dialect();
    }

    /** What is done in a transaction for its result. */
    @FunctionalInterface
    public interface Work<R extends @Nullable Object, X extends Exception> {
        R run() throws X;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Task<X extends Exception> {
        void run() throws X;
    }

    /** Runs {@code work} in a transaction or, inside one, a savepoint: kept when it returns, undone when it throws. */
    public <R extends @Nullable Object, X extends Exception> R atomic(Work<R, X> work) throws X {
        return executor.<R, X>atomic(transaction -> work.run());
    }

    public <X extends Exception> void atomic(Task<X> task) throws X {
        executor.<@Nullable Object, X>atomic(transaction -> {
            task.run();
            return null;
        });
    }

    /**
     * Runs {@code work} in a transaction of its own and, if the database undoes that because of another one (SQLState
     * 40001, a deadlock), again, after a pause: at most {@code attempts} times. The work must be able to run again from
     * its start: what it does besides the database it does once per attempt.
     *
     * @throws QueryException inside an open transaction
     * @throws dev.flycatcher.orm.jdbc.RolledBackException if the last attempt was undone as well
     */
    public <R extends @Nullable Object, X extends Exception> R retrying(int attempts, Work<R, X> work) throws X {
        return Retry.<R, X>run(executor, attempts, transaction -> work.run());
    }

    /** As {@link #retrying(int, Work)}, without a result. */
    public <X extends Exception> void retrying(int attempts, Task<X> task) throws X {
        Retry.<@Nullable Object, X>run(executor, attempts, transaction -> {
            task.run();
            return null;
        });
    }

    /**
     * Runs {@code work} in a transaction that reads only, on the replica if there is one. What it reads fits together;
     * it may be older than what this program wrote. Inside a transaction it is part of that.
     */
    public <R extends @Nullable Object, X extends Exception> R readOnly(Work<R, X> work) throws X {
        return executor.<R, X>readOnly(transaction -> work.run());
    }

    /** Begins a transaction or savepoint that is undone when it is closed, unless committed: a test's, say. */
    public Transaction begin() {
        return executor.begin();
    }

    /** Closes the connections that are its own. */
    @Override
    public void close() {
        executor.close();
    }
}
