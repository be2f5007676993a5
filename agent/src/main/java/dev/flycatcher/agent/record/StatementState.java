package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import org.jspecify.annotations.Nullable;

/** What is kept about a statement: its connection, and the execution under way. */
final class StatementState extends Bound {
    final ConnectionState connection;

    /** Calls of this statement under way: a driver's own calls of itself are none of the application's. */
    int depth;
    /** Whether another statement with the same text ran inside this one: then this one is a wrapper. */
    boolean wrapper;
    /** Whether the execution under way is not recorded. */
    boolean ignored;

    @Nullable
    Text text;

    @Nullable
    Log log;

    /** What the thread that executes it is in the middle of, until it has. */
    @Nullable
    Context context;

    /** Its shape in that log, null when there are too many. */
    Samples.@Nullable Seen seen;

    @Nullable
    StatementState outer;

    /** Ordinal of the last execution in its log, -1 when it was not recorded. */
    int execution = -1;

    /** Where the last execution lies in its log. */
    int at;

    /** The result it gave last, or null. */
    @Nullable
    ResultState latest;

    int transaction;
    int stack;
    /** When the execution under way began; once it has ended, when it did. */
    long nanos;
    /** Rows per trip, 0 when that is up to the driver. */
    int fetchSize;

    /** What was known of wrappers when it was found to be none. */
    int learned = -1;

    private boolean counted;
    private @Nullable Parameters parameters;
    private @Nullable WorkUnit unit;
    private int number;
    private int epoch;
    private boolean closesItself;

    /** @param prepared null for a statement that is given its texts */
    StatementState(ConnectionState connection, @Nullable String prepared, int epoch) {
        super(prepared);
        this.connection = connection;
        this.epoch = epoch;
    }

    /** Whether it may tell of a statement prepared anew, which the driver gives the same object for; forgets the last one. */
    boolean again(ConnectionState on, @Nullable String sql, int now) {
        if (depth > 0 || outer != null || connection != on || !isOf(sql) || epoch != now) {
            return false;
        }
        forget();
        ignored = false;
        wrapper = false;
        closesItself = false;
        fetchSize = 0;
        parameters = null;
        unit = null;
        return true;
    }

    /** Forgets what was under way in an earlier epoch, as {@link Context#in} does. */
    StatementState in(int now) {
        if (epoch != now) {
            epoch = now;
            depth = 0;
            outer = null;
            context = null;
            forget();
            ignored = true;
        }
        return this;
    }

    private void forget() {
        log = null;
        execution = -1;
        forgetResults();
        clearBinds();
        clearBatch();
    }

    private void forgetResults() {
        latest = null;
        if (parameters != null) {
            parameters.outs = null;
        }
    }

    void leave() {
        depth = Math.max(0, depth - 1);
    }

    boolean sameText(StatementState other) {
        return text != null && other.text != null && text.sql().equals(other.text.sql());
    }

    /** Whether the execution under way is of that text, and no batch. */
    boolean runs(Text other) {
        return !batching && text != null && text.sql().equals(other.sql());
    }

    /** An execution begins; the stack is taken before the clock is read. */
    void begin(Log in, Text of) {
        log = in;
        text = of;
        seen = seen != null && seen.isOf(in.samples, of.shape()) ? seen : in.samples.seen(of.shape());
        forgetResults();
        transaction = connection.transaction(in);
        stack = in.sample(seen);
        in.running++;
        nanos = System.nanoTime();
    }

    /** The execution ends; whether it was written. */
    boolean end(long updateCount, @Nullable String failure) {
        long now = System.nanoTime();
        Log in = log;
        if (in == null || text == null) {
            return false;
        }
        in.running--;
        counted = updateCount >= 0;
        execution = wrapper ? -1 : in.execution(this, text, now, updateCount, failure);
        nanos = now;
        if (batching) {
            clearBatch();
        }
        return execution >= 0;
    }

    /** A result of the last execution, in rows from that time of the clock; null where it is not recorded. */
    @Nullable
    ResultState result(Result.Kind kind, long clock, @Nullable Object known) {
        Log in = log;
        Samples.Seen shape = seen;
        if (in == null || shape == null || execution < 0 || in.unit.isClosed()) {
            return null;
        }
        int place = in.result(execution, kind, clock - in.unit.startedNanos);
        return place < 0
                ? null
                : known instanceof ResultState used
                        ? used.begin(in, place, this, shape, kind)
                        : new ResultState(in, place, this, shape, kind);
    }

    /** The application was told of rows changed, after the execution itself. */
    void counted(long changed) {
        Log in = log;
        if (changed >= 0 && !counted && execution >= 0 && in != null && !in.unit.isClosed()) {
            in.addUpdateCount(at, changed);
        }
        counted = true;
    }

    /** Goes on to the next result, with a count of its own. */
    void advance() {
        close();
        counted = false;
    }

    /** Its result ends with it; a second time, none is left. */
    void close() {
        if (latest != null) {
            latest.closed();
            latest = null;
        }
    }

    /** Somebody closes it; only what has run matters. */
    void closed() {
        close();
        Log in = log;
        if (execution >= 0 && in != null && !in.unit.isClosed()) {
            in.closed(at, connection.isHeld());
        }
    }

    /** It closes itself, which nobody sees. */
    void closesItself() {
        closesItself = true;
        Log in = log;
        if (execution >= 0 && in != null && !in.unit.isClosed()) {
            in.closesItself(at);
        }
    }

    /** What is known of its being open, as the log has it. */
    int openness() {
        return closesItself || !connection.isHeld()
                ? Entry.UNTOLD
                : connection.isBehind() ? Entry.OPEN_BEHIND : Entry.OPEN;
    }

    private Parameters parameters() {
        return parameters == null ? parameters = new Parameters() : parameters;
    }

    /** What is read of its parameters after the call; null before one. */
    @Nullable
    ResultState outs() {
        Parameters own = parameters();
        if (own.outs == null && depth == 0) {
            own.outs = result(Result.Kind.OUT_PARAMETERS, System.nanoTime(), null);
            if (own.outs != null) {
                own.outs.oneRow();
            }
        }
        return own.outs;
    }

    /** A name's number, in order of first use: a call's parameters are counted, not named, everywhere else. */
    int parameter(@Nullable String name) {
        return name == null ? 0 : parameters().number(name);
    }

    int number(Log in) {
        if (unit != in.unit) {
            unit = in.unit;
            number = in.nextStatement();
        }
        return number;
    }
}
