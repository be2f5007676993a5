package dev.flycatcher.orm.jdbc;

import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** One level of nesting: a transaction at the bottom, savepoints above. */
final class Level implements Transaction {
    private final Executor executor;
    private final Session session;
    private final int depth;
    private @Nullable Savepoint savepoint;
    private int hooks;
    private boolean open = true;

    Level(Executor executor, Session session) {
        this.executor = executor;
        this.session = session;
        this.depth = session.depth++;
        begin();
    }

    private boolean outermost() {
        return depth == 0;
    }

    private String name() {
        return "s" + depth;
    }

    private void begin() {
        hooks = session.afterCommit.size();
        if (outermost()) {
            executor.control("BEGIN", () -> session.connection.setAutoCommit(false));
        } else {
            executor.control("SAVEPOINT " + name(), () -> savepoint = session.connection.setSavepoint(name()));
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
        session.afterCommit.add(action);
    }

    private void keep() {
        if (outermost()) {
            executor.control("COMMIT", session.connection::commit);
            Runnable[] due = session.afterCommit.toArray(Runnable[]::new);
            session.afterCommit.clear();
            for (Runnable each : due) {
                each.run();
            }
        } else {
            executor.control("RELEASE SAVEPOINT " + name(), () -> session.connection.releaseSavepoint(savepoint));
        }
    }

    private void undo() {
        session.afterCommit.subList(hooks, session.afterCommit.size()).clear();
        if (outermost()) {
            executor.control("ROLLBACK", session.connection::rollback);
        } else {
            executor.control("ROLLBACK TO SAVEPOINT " + name(), () -> session.connection.rollback(savepoint));
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
                executor.leave(session);
            }
        }
    }
}
