package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Database;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about one connection object: a driver's, or what a pool hands out for it. A checkout is marked once
 * something runs on it, since only then it is known which driver's connection it is.
 */
final class ConnectionState {
    /** What it leads to; only the engine until it was asked. */
    private Database database;

    private boolean described;
    private boolean readOnly;
    private boolean toldReadOnly;

    boolean autoCommit = true;

    private boolean held;
    private long taken;
    private long takenFor;
    private @Nullable ConnectionState wrapper;
    private boolean wraps;
    private @Nullable Log opened;
    private int mark = -1;
    private @Nullable WorkUnit unit;
    private int number;
    private int transaction;

    ConnectionState(Database database) {
        this.database = database;
    }

    /** Asks that object, which it is the state of, what it leads to; once. */
    void describe(Object connection) {
        if (!described) {
            described = true;
            database = DatabaseReader.read(connection, database);
            readOnly |= DatabaseReader.isReadOnly(connection, database);
        }
    }

    /** It is for reading from here on, or no more. */
    void readOnly(boolean on) {
        readOnly = on;
    }

    /** The application took it, at that time of the clock; it tells once something runs on it. */
    void take(long at, long elapsed) {
        taken = at;
        takenFor = elapsed;
        held = true;
        wraps = false;
        opened = null;
    }

    /** The application holds this driver's connection by that one; a pool that fills itself took it for its own. */
    void heldBy(ConnectionState outer) {
        if (outer != this && outer.held) {
            wrapper = outer;
            outer.wraps = true;
            if (held && opened != null) {
                opened.unmark(mark);
            }
            held = false;
        }
    }

    /** Whether it is known as what the application holds it. */
    boolean isHeld() {
        ConnectionState outer = wrapper;
        return held || outer != null && outer.held;
    }

    /** Whether the application holds it by another one, which may keep its statements. */
    boolean isBehind() {
        ConnectionState outer = wrapper;
        return !held && outer != null;
    }

    /** Whether it may turn out to stand for a driver's connection. */
    boolean isUnused() {
        return held && !wraps;
    }

    /** The application gives it back; returns where the mark lies, -1 when it was not used in this unit. */
    int give(@Nullable Log log) {
        boolean used = held && log != null && opened != null && opened.unit == log.unit;
        held = false;
        return used ? log.mark(Log.CLOSE, number, 0) : -1;
    }

    private void used(Log log) {
        ConnectionState outer = wrapper;
        ConnectionState own = outer != null && outer.held ? outer : this;
        if (own.held && (own.opened == null || own.opened.unit != log.unit)) {
            own.opened = log;
            own.number = number;
            own.mark = log.mark(Log.OPEN, own.taken, own.takenFor, number);
        }
    }

    /** Its number within the unit, from 1. */
    int number(WorkUnit in) {
        enter(in);
        return number;
    }

    /** Number of the running transaction within the unit, 0 in auto-commit; the first statement begins one. */
    int transaction(Log log) {
        enter(log.unit);
        used(log);
        if (!autoCommit && transaction == 0) {
            transaction = log.unit.nextTransaction();
            log.mark(Log.BEGIN, number, transaction);
        }
        if (readOnly != toldReadOnly) {
            toldReadOnly = readOnly;
            log.mark(readOnly ? Log.READ_ONLY : Log.READ_WRITE, number, transaction);
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
            in.leads(number, database);
            transaction = 0;
            toldReadOnly = false;
        }
    }
}
