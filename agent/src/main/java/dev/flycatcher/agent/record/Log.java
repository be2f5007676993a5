package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Unit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What one thread did in one unit of work, as it happened: {@link Entry} says how it is written down. */
final class Log {
    static final int BEGIN = 0;
    static final int COMMIT = 1;
    static final int ROLLBACK = 2;
    static final int OPEN = 3;
    static final int CLOSE = 4;
    static final int READ_ONLY = 5;
    static final int READ_WRITE = 6;
    /** Of a mark that was taken back. */
    static final int NOTHING = 63;

    private static final int NUMBERS = 16;
    private static final int MOST_STACKS = 4_096;
    private static final int MOST_FAILURES = 4_096;
    private static final Minutes SELDOM = new Minutes();

    final WorkUnit unit;
    final int thread;
    final String threadName;
    final WeakReference<ClassLoader> loader;
    final Samples samples;
    final Words words;
    /** Times some of the calls of the thread that writes; null when nobody asks what they cost. */
    Meter.@Nullable Ticks ticks;

    final List<Throwable> stacks = new ArrayList<>(2);
    final List<String> failures = new ArrayList<>(0);
    /** Statements under way: a unit is not idle while its database works. */
    int running;

    long lostExecutions;
    long lostValues;
    long lostStacks;

    private final AtomicReference<WeakReference<Thread>> owner;
    /** When the thread that writes began to, from the unit's start. */
    private long since;

    private int executions;
    private int results;
    private int columns;
    private int statements;
    private int lastStatement;

    Log(WorkUnit unit, int thread, Thread of) {
        this.unit = unit;
        this.thread = thread;
        this.words = new Words(unit);
        this.samples = new Samples(unit.kind == Unit.Kind.TEST);
        this.threadName = of.getName();
        this.loader = new WeakReference<>(of.getContextClassLoader());
        this.owner = new AtomicReference<>(new WeakReference<>(of));
    }

    /** Whether that thread writes here. */
    boolean isOf(Thread other) {
        return owner.get().get() == other;
    }

    /** Whether the thread that writes runs, or would as soon as it may; one in the system's own code waits for something. */
    boolean atWork() {
        Thread thread = owner.get().get();
        if (thread == null || thread.getState() != Thread.State.RUNNABLE) {
            return thread != null && thread.getState() == Thread.State.BLOCKED;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0 && !stack[0].isNativeMethod();
    }

    /** From here on that thread writes, when the one that did has ended; whether it does. */
    boolean takeOver(Thread by) {
        WeakReference<Thread> known = owner.get();
        Thread last = known.get();
        boolean taken = (last == null || !last.isAlive()) && owner.compareAndSet(known, new WeakReference<>(by));
        if (taken) {
            since = now();
        }
        return taken;
    }

    long now() {
        return System.nanoTime() - unit.startedNanos;
    }

    /** The next statement's number in the unit; a log takes several at a time, as threads would meet at each. */
    int nextStatement() {
        if (statements == lastStatement) {
            lastStatement = unit.nextStatements(NUMBERS);
            statements = lastStatement - NUMBERS;
        }
        return ++statements;
    }

    /** Writes the execution that ended; returns its ordinal in this log, -1 when there was no room for it. */
    int execution(StatementState statement, Text text, long now, long updateCount, @Nullable String failure) {
        int binds = statement.words(text);
        Samples.Seen seen = statement.seen;
        int at = seen == null ? -1 : words.room(Entry.EXECUTION_WORDS + binds);
        if (seen == null || at < 0) {
            lostExecutions++;
            return -1;
        }
        statement.at = at;
        long[] in = words.array();
        in[at] = Entry.execution(seen.index, statement.batching);
        in[at + 1] = statement.nanos - unit.startedNanos;
        in[at + 2] = now - statement.nanos;
        in[at + 3] = updateCount;
        in[at + 4] = Entry.pair(statement.number(this), statement.connection.number(unit));
        in[at + 5] = Entry.pair(statement.transaction, statement.stack);
        in[at + 6] = Entry.pair(text.width() | text.written() << Entry.WIDTH_BITS, binds);
        in[at + 7] = Entry.pair(statement.openness(), failure(failure));
        statement.write(text, in, at + Entry.EXECUTION_WORDS);
        lostValues += (long) statement.lostRows(text) * text.width();
        words.wrote(at + Entry.EXECUTION_WORDS + binds);
        return executions++;
    }

    /** Adds to what the execution there is known to have changed. */
    void addUpdateCount(int at, long changed) {
        long[] in = words.array();
        if (at + 3 < in.length) {
            in[at + 3] = Math.max(0, in[at + 3]) + changed;
        }
    }

    /** The statement that ran there is closed: by the application while it holds the connection, or after it did. */
    void closed(int at, boolean held) {
        long[] in = words.array();
        if (at + 7 < in.length && Entry.high(in[at + 7]) < 0) {
            in[at + 7] = Entry.pair(held ? executions + 1 : Entry.LEFT, Entry.low(in[at + 7]));
        }
    }

    /** The statement that ran there closes itself. */
    void closesItself(int at) {
        long[] in = words.array();
        if (at + 7 < in.length) {
            in[at + 7] = Entry.pair(Entry.UNTOLD, Entry.low(in[at + 7]));
        }
    }

    /** Takes the caller's stack when it is this execution's turn; returns its number from 1, 0 for none. */
    int sample(Samples.@Nullable Seen seen) {
        boolean due = seen != null && samples.take(seen) || unit.mode == Mode.FORENSIC;
        if (!due || seen == null || unit.mode == Mode.COUNT && !seldom(seen)) {
            return 0;
        }
        if (stacks.size() == MOST_STACKS) {
            lostStacks++;
            return 0;
        }
        stacks.add(new Throwable());
        return stacks.size();
    }

    private boolean seldom(Samples.Seen seen) {
        return SELDOM.pass(seen.shape.fingerprint() + unit.kind.ordinal(), now() + unit.startedNanos);
    }

    private int failure(@Nullable String state) {
        if (state == null) {
            return 0;
        }
        if (failures.size() < MOST_FAILURES) {
            failures.add(state);
        }
        return failures.size();
    }

    /** Writes that a result is there, in rows from that nanosecond of the unit; returns where, -1 for nowhere. */
    int result(int execution, Result.Kind kind, long nanos) {
        int at = words.room(Entry.RESULT_WORDS);
        if (at >= 0) {
            long[] in = words.array();
            in[at] = Entry.result(results++, kind.ordinal(), unit.mode.readsValues() ? 0 : Entry.INCOMPLETE);
            in[at + 1] = Entry.pair(execution, 0);
            in[at + 2] = nanos;
            in[at + 3] = nanos;
            in[at + 4] = 0;
            words.wrote(at + Entry.RESULT_WORDS);
        }
        return at;
    }

    /** Writes that a column of that result is read, which is in that slot of its shape; returns where, -1 for nowhere. */
    int column(int result, int slot, int order) {
        int at = words.room(Entry.COLUMN_WORDS);
        if (at >= 0) {
            long[] in = words.array();
            in[at] = Entry.column(columns++, slot, order);
            in[at + 1] = Entry.pair(Entry.high(in[result]), 0);
            in[at + 2] = Long.MAX_VALUE;
            in[at + 3] = Long.MIN_VALUE;
            in[at + 4] = 0;
            words.wrote(at + Entry.COLUMN_WORDS);
        }
        return at;
    }

    /** Writes one value of the column and the result there; returns where it lies, -1 when there was no room for it. */
    int read(int result, int column, int row, long word) {
        int at = row > Entry.MOST_ROW ? -1 : words.room(Entry.READ_WORDS);
        if (at < 0) {
            lostValues++;
            return -1;
        }
        long[] in = words.array();
        in[at] = Entry.read(in[column], row);
        in[at + 1] = word;
        in[result + 4] = Word.mix(in[result + 4] + word + row * 31L + Entry.order(in[column]));
        words.wrote(at + Entry.READ_WORDS);
        return at + 1;
    }

    /** Writes that the result there comes in trips of so many rows; returns where, -1 for nowhere. */
    int fetch(int result, int size) {
        int at = unit.isClosed() ? -1 : words.room(Entry.FETCH_WORDS);
        if (at >= 0) {
            long[] in = words.array();
            in[at] = Entry.pair(Entry.high(in[result]), Entry.FETCH);
            in[at + 1] = size;
            in[at + 2] = 0;
            words.wrote(at + Entry.FETCH_WORDS);
        }
        return at;
    }

    /** One trip more, of that time. */
    void fetched(int fetch, long nanos) {
        long[] in = words.array();
        if (fetch >= 0 && fetch + 2 < in.length) {
            in[fetch + 2] += nanos;
        }
    }

    /** Whether its unit has ended, so that a value read now is in none. */
    boolean isLate() {
        if (unit.isClosed()) {
            unit.budget.late();
            return true;
        }
        return false;
    }

    /** Returns where the mark lies, -1 when there was no room for it. */
    int mark(int kind, int connection, int transaction) {
        return mark(kind, now(), 0, connection, transaction);
    }

    /** Marks a call at that time of the clock, which is over; returns where the mark lies, -1 for nowhere. */
    int mark(int kind, long clock, long elapsed, int connection) {
        return mark(kind, Math.max(since, clock - unit.startedNanos), elapsed, connection, 0);
    }

    private int mark(int kind, long nanos, long elapsed, int connection, int transaction) {
        int at = words.room(Entry.MARK_WORDS);
        if (at >= 0) {
            long[] in = words.array();
            in[at] = Entry.mark(kind);
            in[at + 1] = nanos;
            in[at + 2] = elapsed;
            in[at + 3] = Entry.pair(connection, transaction);
            words.wrote(at + Entry.MARK_WORDS);
        }
        return at;
    }

    /** Takes a mark back. */
    void unmark(int mark) {
        if (mark >= 0 && !unit.isClosed()) {
            words.patch(mark, Entry.mark(NOTHING));
        }
    }

    /** Says how long the marked call took. */
    void markEnded(int mark) {
        long[] in = words.array();
        if (mark >= 0 && mark + 2 < in.length) {
            in[mark + 2] = now() - in[mark + 1];
        }
    }

    void release() {
        words.release(owner.get());
        stacks.clear();
        failures.clear();
        samples.release();
    }
}
