package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.jdbc.Executor.Work;
import dev.flycatcher.orm.sql.QueryException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Which session a thread's transaction is open on, if it has one: where such begin and end. */
final class Transactions {
    private final Statements statements;
    private final Sessions sessions;
    private final @Nullable Sessions replica;
    private final ThreadLocal<@Nullable Session> current;
    private final @Nullable Isolation isolation;

    Transactions(
            Statements statements,
            Sessions sessions,
            @Nullable Sessions replica,
            ThreadLocal<@Nullable Session> current,
            @Nullable Isolation isolation) {
        this.statements = statements;
        this.sessions = sessions;
        this.replica = replica;
        this.current = current;
        this.isolation = isolation;
    }

    /** The session of this thread's transaction, or null. */
    @Nullable
    Session current() {
        return current.get();
    }

    Level enter(boolean readOnly) {
        Session session = current.get();
        if (session == null) {
            try {
                session = (readOnly && replica != null ? replica : sessions).take();
            } catch (SQLException e) {
                throw statements.failure("BEGIN", e);
            }
            session.readOnly = readOnly;
            session.isolation = session.joined ? null : isolation;
            current.set(session);
        }
        requireIsolation(session);
        return new Level(statements, this, session);
    }

    /** An open transaction keeps the level it began with; one that isolates more will do. */
    private void requireIsolation(Session session) {
        Isolation had = session.isolation;
        if (isolation == null || had != null && had.compareTo(isolation) >= 0) {
            return;
        }
        if (session.depth == 0) {
            leave(session);
        }
        throw new QueryException("The transaction is open already, and not known to be " + isolation.sql()
                + ". Say so where it begins: db.isolation(...) there, or what your framework has for it.");
    }

    /** As {@code atomic}, but never a savepoint. */
    <R extends @Nullable Object, X extends Exception> R alone(Work<R, X> work) throws X {
        Level level = enter(false);
        if (level.inside()) {
            level.close();
            throw new QueryException(
                    "A transaction is already open, and is what the database undoes as a whole. Retry that one,"
                            + " where it begins.");
        }
        return run(level, work);
    }

    static <R extends @Nullable Object, X extends Exception> R run(Level opened, Work<R, X> work) throws X {
        try (Level level = opened) {
            R result = work.run(level);
            level.finish();
            return result;
        }
    }

    void leave(Session session) {
        current.remove();
        session.afterCommit.clear();
        try {
            try {
                session.end();
            } finally {
                session.home.give(session);
            }
        } catch (SQLException e) {
            throw statements.failure("end of transaction", e);
        }
    }

    /** Some databases take a transaction's promise to read only for a hint. */
    void requireWriting(Command command) {
        Session session = current.get();
        if (session != null && session.readOnly) {
            throw new QueryException(
                    "This transaction only reads, and may be on a replica. Write outside of it, or begin it"
                            + " with atomic(...). [" + command.sql() + "]");
        }
    }
}
