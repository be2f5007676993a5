package dev.flycatcher.agent.record;

import org.jspecify.annotations.Nullable;

/**
 * What is kept about one connection object: a driver's, or what a pool hands out for it. While the application holds the
 * latter, the driver's has its number, so that each checkout is a connection of its own to the unit.
 */
final class ConnectionState {
    /** As {@link Engines} names it. */
    final String engine;

    boolean autoCommit = true;
    /** Whether the application took it and has not given it back. */
    boolean held;

    private @Nullable ConnectionState wrapper;
    private boolean wraps;
    private @Nullable WorkUnit unit;
    private int number;
    private int transaction;

    ConnectionState(String engine) {
        this.engine = engine;
    }

    /** The application takes it; returns its number within the unit. */
    int take(WorkUnit in) {
        unit = in;
        number = in.nextConnection();
        held = true;
        wraps = false;
        return number;
    }

    /** The application holds this driver's connection by that one. */
    void heldBy(ConnectionState outer) {
        if (outer != this) {
            wrapper = outer;
            outer.wraps = true;
        }
    }

    /** Whether it is known as what the application holds it. */
    boolean isHeld() {
        ConnectionState outer = wrapper;
        return held || outer != null && outer.held;
    }

    /** Whether it may turn out to stand for a driver's connection. */
    boolean isUnused() {
        return held && !wraps;
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
        ConnectionState outer = wrapper;
        if (unit != in) {
            unit = in;
            number = 0;
            transaction = 0;
        }
        if (outer != null && outer.held) {
            number = outer.number(in);
        } else if (number == 0) {
            number = in.nextConnection();
        }
    }
}
