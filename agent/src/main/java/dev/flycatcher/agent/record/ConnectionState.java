package dev.flycatcher.agent.record;

import org.jspecify.annotations.Nullable;

/** What is kept about a connection. */
final class ConnectionState {
    boolean autoCommit = true;
    /** As {@link Engines} names it. */
    final String engine;

    private @Nullable WorkUnit unit;
    private int number;
    private int transaction;

    ConnectionState(String engine) {
        this.engine = engine;
    }

    /** Its number within the unit, from 1. */
    int number(WorkUnit in) {
        enter(in);
        return number;
    }

    /** Number of the running transaction within the unit, 0 in auto-commit; the first statement begins one. */
    int transaction(Log log) {
        enter(log.unit);
        log.unit.asked(engine);
        if (!autoCommit && transaction == 0) {
            transaction = log.unit.nextTransaction();
            log.mark(Log.BEGIN, number, transaction);
        }
        return autoCommit ? 0 : transaction;
    }

    /** Ends the running transaction; returns where its mark lies, -1 when none was running. */
    int end(Log log, int kind) {
        if (unit != log.unit || transaction == 0) {
            return -1;
        }
        int mark = log.mark(kind, number, transaction);
        transaction = 0;
        return mark;
    }

    private void enter(WorkUnit in) {
        if (unit != in) {
            unit = in;
            number = in.nextConnection();
            transaction = 0;
        }
    }
}
