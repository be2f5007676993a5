package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Unit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did in one unit of work, as it happened: a bounded array of words, written by that thread only and
 * read by another once the unit is closed. Layouts:
 *
 * <pre>
 * EXECUTION  kind, batched | shape, start, elapsed, update count, statement | connection, transaction | stack,
 *            literals, width | words, failure
 *            and then a word per bind
 * READ       kind | column | row | result, value
 * MARK       kind | mark, at, elapsed, connection | transaction
 * </pre>
 */
final class Log {
    static final int EXECUTION = 1;
    /** Beside the kind. */
    static final int BATCHED = 1 << 4;

    static final int WIDTH_BITS = 16;
    static final int READ = 2;
    static final int MARK = 3;
    static final int EXECUTION_WORDS = 8;
    static final int BEGIN = 0;
    static final int COMMIT = 1;
    static final int ROLLBACK = 2;
    static final int PREPARE = 3;
    static final int OPEN = 4;
    static final int CLOSE = 5;
    static final int NOTHING = 6;

    private static final int MOST_WORDS = 1 << 20;
    /** Left for the execution that fills a log, which may be a batch. */
    private static final int RESERVED = 1 << 17;

    private static final int LARGE_WORDS = 1 << 16;
    private static final int LARGE_RESULTS = 1 << 12;
    private static final int FIRST_WORDS = 256;
    private static final int WORDS_PER_RESULT = 24;
    private static final int MOST_RESULTS = 1 << 17;
    private static final int MOST_COLUMNS_BITS = 12;
    private static final int ROW_BITS = 24;
    private static final int MOST_ROW = (1 << ROW_BITS) - 1;
    private static final int MOST_STACKS = 4_096;
    private static final int MOST_FAILURES = 4_096;
    private static final Minutes SELDOM = new Minutes();
    private static final long[] RELEASED = {};

    final WorkUnit unit;
    final int thread;
    final String threadName;
    final WeakReference<ClassLoader> loader;
    final Samples samples;
    /** Times some of the calls of the thread that writes; null when nobody asks what they cost. */
    Meter.@Nullable Ticks ticks;

    final List<ResultState> results = new ArrayList<>();
    final List<Throwable> stacks = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    /** Statements under way: a unit is not idle while its database works. */
    int running;

    long lostExecutions;
    long lostValues;
    long lostStacks;
    volatile int size;

    private final AtomicReference<WeakReference<Thread>> owner;
    /** When the thread that writes began to, from the unit's start. */
    private long since;

    private long[] words = new long[FIRST_WORDS];
    private int executions;

    Log(WorkUnit unit, int thread, Thread of) {
        this.unit = unit;
        this.thread = thread;
        this.samples = new Samples(unit.kind == Unit.Kind.TEST);
        this.threadName = of.getName();
        this.loader = new WeakReference<>(of.getContextClassLoader());
        this.owner = new AtomicReference<>(new WeakReference<>(of));
    }

    /** Whether that thread writes here. */
    boolean isOf(Thread other) {
        return owner.get().get() == other;
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

    long[] words() {
        return words;
    }

    long now() {
        return System.nanoTime() - unit.startedNanos;
    }

    /** Writes the execution that ended; returns its ordinal in this log, -1 when there was no room for it. */
    int execution(StatementState statement, Text text, long now, long updateCount, @Nullable String failure) {
        int binds = statement.words(text);
        Samples.Seen seen = samples.seen(text.shape());
        if (seen == null || !room(EXECUTION_WORDS + binds)) {
            lostExecutions++;
            return -1;
        }
        int at = size;
        statement.at = at;
        words[at] = EXECUTION | (statement.batching ? BATCHED : 0) | (long) seen.index << 8;
        words[at + 1] = statement.started - unit.startedNanos;
        words[at + 2] = now - statement.started;
        words[at + 3] = updateCount;
        words[at + 4] = pair(statement.number(unit), statement.connection.number(unit));
        words[at + 5] = pair(statement.transaction, statement.stack);
        words[at + 6] = pair(text.width() | text.written() << WIDTH_BITS, binds);
        words[at + 7] = failure(failure);
        statement.write(text, words, at + EXECUTION_WORDS);
        lostValues += (long) statement.lostRows(text) * text.width();
        size = at + EXECUTION_WORDS + binds;
        return executions++;
    }

    /** Adds to what the execution there is known to have changed. */
    void addUpdateCount(int at, long changed) {
        long[] in = words;
        if (at + 3 < in.length) {
            in[at + 3] = Math.max(0, in[at + 3]) + changed;
        }
    }

    /** Takes the caller's stack when it is this execution's turn; returns its number from 1, 0 for none. */
    int sample(Shape shape) {
        boolean due = samples.take(shape) || unit.mode == Mode.FORENSIC;
        if (!due
                || unit.mode == Mode.COUNT
                        && !SELDOM.pass(shape.fingerprint() + unit.kind.ordinal(), now() + unit.startedNanos)) {
            return 0;
        }
        if (stacks.size() == MOST_STACKS) {
            lostStacks++;
            return 0;
        }
        stacks.add(new Throwable());
        return stacks.size();
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

    /** Rows the application stepped onto. */
    long rows() {
        return results.stream().mapToLong(each -> each.rows).sum();
    }

    /** A result set of that execution; null when there was no room for it. */
    @Nullable
    ResultState result(int execution, Result.Kind kind, Shape shape) {
        if (results.size() == MOST_RESULTS || !unit.budget.take(WORDS_PER_RESULT)) {
            unit.overflow();
            return null;
        }
        ResultState state = new ResultState(this, execution, results.size(), kind, shape.fingerprint(), now());
        state.incomplete = !unit.mode.readsValues();
        results.add(state);
        if ((results.size() & LARGE_RESULTS - 1) == 0) {
            makeRoom();
        }
        return state;
    }

    /** Returns where the value lies, -1 when there was no room for it. */
    int read(int result, int column, int row, long word) {
        if (unit.isClosed()) {
            unit.budget.late();
            return -1;
        }
        if (row > MOST_ROW || !room(2)) {
            lostValues++;
            return -1;
        }
        int at = size;
        words[at] = READ
                | (long) column << 4
                | (long) row << 4 + MOST_COLUMNS_BITS
                | (long) result << 4 + MOST_COLUMNS_BITS + ROW_BITS;
        words[at + 1] = word;
        size = at + 2;
        return at + 1;
    }

    static int column(long read) {
        return (int) (read >>> 4) & (1 << MOST_COLUMNS_BITS) - 1;
    }

    static int row(long read) {
        return (int) (read >>> 4 + MOST_COLUMNS_BITS) & MOST_ROW;
    }

    static int result(long read) {
        return (int) (read >>> 4 + MOST_COLUMNS_BITS + ROW_BITS);
    }

    void patch(int at, long word) {
        long[] in = words;
        if (at < in.length) {
            in[at] = word;
        }
    }

    /** Returns where the mark lies, -1 when there was no room for it. */
    int mark(int kind, int connection, int transaction) {
        if (!room(4)) {
            return -1;
        }
        int at = size;
        words[at] = MARK | (long) kind << 8;
        words[at + 1] = now();
        words[at + 2] = 0;
        words[at + 3] = pair(connection, transaction);
        size = at + 4;
        return at;
    }

    /** Marks a call at that time of the clock, which is over; returns where the mark lies, -1 for nowhere. */
    int mark(int kind, long clock, long elapsed, int connection) {
        int mark = mark(kind, connection, 0);
        if (mark >= 0) {
            patch(mark + 1, Math.max(since, clock - unit.startedNanos));
            patch(mark + 2, elapsed);
        }
        return mark;
    }

    /** Takes a mark back. */
    void unmark(int mark) {
        if (mark >= 0 && !unit.isClosed()) {
            patch(mark, MARK | (long) NOTHING << 8);
        }
    }

    /** Says how long the marked call took. */
    void markEnded(int mark) {
        long[] in = words;
        if (mark >= 0 && mark + 2 < in.length) {
            in[mark + 2] = now() - in[mark + 1];
        }
    }

    void parentOpened(long shape) {
        samples.parentOpened(shape);
    }

    private boolean room(int more) {
        int needed = size + more;
        if (needed > MOST_WORDS - RESERVED) {
            unit.overflow();
        }
        if (needed <= words.length) {
            return true;
        }
        if (words == RELEASED) {
            return false;
        }
        int larger = Math.max(needed, words.length * 2);
        if (needed > MOST_WORDS || !unit.budget.take(larger - words.length)) {
            unit.overflow();
            return false;
        }
        words = Arrays.copyOf(words, larger);
        if (larger >= LARGE_WORDS) {
            makeRoom();
        }
        return true;
    }

    /** A large log ends before memory does, so that there is some to write on while it is decoded. */
    private void makeRoom() {
        if (!unit.budget.hasQuarter()) {
            unit.overflow();
        }
    }

    /** Gives back what it took of the budget, and the memory: idle connections still know their last unit. */
    void release() {
        unit.budget.release(words.length - FIRST_WORDS + (long) results.size() * WORDS_PER_RESULT);
        words = RELEASED;
        size = 0;
        results.clear();
        stacks.clear();
        failures.clear();
        samples.release();
    }

    static long pair(int high, int low) {
        return (long) high << 32 | low & 0xFFFFFFFFL;
    }

    static int high(long pair) {
        return (int) (pair >>> 32);
    }

    static int low(long pair) {
        return (int) pair;
    }
}
