package dev.flycatcher.orm.jdbc;

/**
 * A transaction or, inside another, a savepoint. Closing it undoes what was not committed.
 */
public interface Transaction extends AutoCloseable {
    /** Keeps what was done so far and begins anew at once. */
    void commit();

    /** Undoes what was done since it began, or began anew, and begins anew at once. */
    void rollback();

    /** Runs {@code action} once the outermost transaction has been committed; not at all if it is rolled back. */
    void afterCommit(Runnable action);

    @Override
    void close();
}
