package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is kept about a statement: its text, what is bound, and the execution under way. */
final class StatementState {
    private static final int MOST_BATCH_WORDS = 1 << 16;
    private static final long[] NONE = {};

    final ConnectionState connection;
    final @Nullable String sql;

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
    boolean batching;
    long started;

    private boolean counted;
    private @Nullable ResultState outs;
    private List<String> names = List.of();
    private long[] bound = new long[2];
    private int count;
    private @Nullable Text batchText;
    private long[] batch = NONE;
    private int batchWords;
    private int batchRows;
    private @Nullable WorkUnit unit;
    private int number;
    private int epoch;

    StatementState(ConnectionState connection, @Nullable String sql, int epoch) {
        this.connection = connection;
        this.sql = sql;
        this.epoch = epoch;
    }

    /** Forgets what was under way in an earlier epoch, as {@link Context#in} does. */
    StatementState in(int now) {
        if (epoch != now) {
            epoch = now;
            depth = 0;
            ignored = true;
            log = null;
            outer = null;
            execution = -1;
            latest = null;
            outs = null;
            clearBinds();
            clearBatch();
        }
        return this;
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
        latest = null;
        outs = null;
        transaction = connection.transaction(in);
        stack = in.sample(of.shape());
        in.running++;
        started = System.nanoTime();
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
        if (batching) {
            clearBatch();
        }
        return execution >= 0;
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

    /** What is read of its parameters after the call; null before one. */
    @Nullable
    ResultState parameters() {
        Log in = log;
        if (outs == null && depth == 0 && execution >= 0 && in != null && text != null && !in.unit.isClosed()) {
            outs = in.result(execution, Result.Kind.OUT_PARAMETERS, text.shape());
            if (outs != null) {
                outs.oneRow();
            }
        }
        return outs;
    }

    /** A name's number, in order of first use: a call's parameters are counted, not named, everywhere else. */
    int parameter(@Nullable String name) {
        if (name == null) {
            return 0;
        }
        String key = name.toUpperCase(Locale.ROOT);
        int known = names.indexOf(key);
        if (known < 0 && names.size() < Text.WIDEST) {
            names = new ArrayList<>(names);
            names.add(key);
            return names.size();
        }
        return known + 1;
    }

    int number(WorkUnit in) {
        if (unit != in) {
            unit = in;
            number = in.nextStatement();
        }
        return number;
    }

    void bind(int parameter, long word) {
        if (parameter < 1 || parameter > Text.WIDEST) {
            return;
        }
        if (parameter > bound.length) {
            bound = Arrays.copyOf(bound, Math.min(Text.WIDEST, Math.max(parameter, bound.length * 2)));
        }
        bound[parameter - 1] = word;
        count = Math.max(count, parameter);
    }

    void clearBinds() {
        Arrays.fill(bound, 0, count, 0);
        count = 0;
    }

    /** Adds a row of what is bound now: JDBC keeps the binds for the next row. */
    void batch(@Nullable String added) {
        String of = added == null ? sql : added;
        if (of == null) {
            return;
        }
        Text row = Text.of(of);
        if (batchText == null) {
            batchText = row;
        }
        batchRows++;
        int end = batchWords + row.width();
        if (row.width() == batchText.width() && end <= MOST_BATCH_WORDS) {
            if (end > batch.length) {
                batch = Arrays.copyOf(batch, Math.max(end, batch.length * 2));
            }
            row.row(bound, added == null ? count : 0, batch, batchWords);
            batchWords = end;
        }
    }

    void clearBatch() {
        batchText = null;
        batchWords = 0;
        batchRows = 0;
        batch = batch.length > MOST_BATCH_WORDS / 16 ? new long[0] : batch;
    }

    /** Text that an execution runs: the batch's, else the call's own, else the prepared one; null for nothing. */
    @Nullable
    Text running(@Nullable String given, boolean ofBatch) {
        batching = ofBatch;
        if (ofBatch) {
            return batchText;
        }
        String of = given == null ? sql : given;
        return of == null ? null : Text.of(of);
    }

    /** Words that {@link #write} writes. */
    int words(Text of) {
        return batching ? batchWords : of.width();
    }

    /** Batch rows whose values are not kept. */
    int lostRows(Text of) {
        return !batching || of.width() == 0 ? 0 : batchRows - batchWords / of.width();
    }

    /** Writes the bind rows of the execution. */
    void write(Text of, long[] words, int at) {
        if (batching) {
            System.arraycopy(batch, 0, words, at, batchWords);
        } else {
            of.row(bound, count, words, at);
        }
    }
}
