package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.QueryException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** One level of nesting: a transaction at the bottom, savepoints above. */
final class Level implements Transaction {
    private final Statements statements;
    private final Transactions transactions;
    private final Session session;
    private final int depth;
    private @Nullable Savepoint savepoint;
    private int hooks;
    private boolean open = true;

    Level(Statements statements, Transactions transactions, Session session) {
        this.statements = statements;
        this.transactions = transactions;
        this.session = session;
        this.depth = session.depth++;
        try {
            begin();
        } catch (RuntimeException e) {
            abandon(e);
            throw e;
        }
    }

    /** It did not begin, so there is nothing to undo. */
    private void abandon(RuntimeException failure) {
        open = false;
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean outermost() {
        return depth == 0;
    }

    /** Whether it is a savepoint, in a transaction of ours or of someone else's. */
    boolean inside() {
        return depth > 0 || session.joined;
    }

    private String name() {
        return "s" + depth;
    }

    private void begin() {
        hooks = session.afterCommit.size();
        if (!inside()) {
            statements.control(session.readOnly ? "BEGIN READ ONLY" : "BEGIN", session::begin);
        } else {
            statements.control("SAVEPOINT " + name(), () -> savepoint = session.connection.setSavepoint(name()));
        }
    }

    @Override
    public void commit() {
        keep();
        begin();
    }

    @Override
    public void rollback() {
        undo();
        begin();
    }

    @Override
    public void afterCommit(Runnable action) {
        if (session.joined) {
            throw new QueryException(
                    "The transaction is someone else's, so when it is committed is not known here. Register"
                            + " the action there.");
        }
        session.afterCommit.add(action);
    }

    private void keep() {
        if (inside()) {
            statements.control("RELEASE SAVEPOINT " + name(), () -> session.connection.releaseSavepoint(savepoint));
            return;
        }
        statements.control("COMMIT", session.connection::commit);
        Runnable[] due = session.afterCommit.toArray(Runnable[]::new);
        session.afterCommit.clear();
        for (Runnable each : due) {
            each.run();
        }
    }

    private void undo() {
        session.afterCommit.subList(hooks, session.afterCommit.size()).clear();
        if (!inside()) {
            statements.control("ROLLBACK", session.connection::rollback);
        } else {
            statements.control("ROLLBACK TO SAVEPOINT " + name(), () -> session.connection.rollback(savepoint));
        }
    }

    /** Keeps this level's work and ends it. */
    void finish() {
        try {
            keep();
            open = false;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        boolean undone = open;
        open = false;
        if (session.depth <= depth) {
            return;
        }
        try {
            if (undone) {
                undo();
            }
        } finally {
            session.depth = depth;
            if (outermost()) {
                transactions.leave(session);
            }
        }
    }
}
