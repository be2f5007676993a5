package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about a result set: which of its rows and columns is being read. What has been read stands in the log. One
 * object serves every result of a result set that the driver hands out again.
 */
final class ResultState {
    private static final int ALL_ROWS = 4_096;
    /** Past the first rows one value in sixteen is kept, chosen by its own bits, so that both ends of a flow keep it. */
    private static final long SAMPLED = 0xF0;

    private static final int[] NONE = {};

    Log log;
    int depth;

    private int execution;
    private Result.Kind kind = Result.Kind.ROWS;
    private Samples.Seen shape;
    /** Null before the first value is read. */
    private @Nullable Columns columns;

    /** Where it stands in the log. */
    private int at;
    /** Where each of its columns stands in the log, 0 for nowhere yet. */
    private int[] places = NONE;

    private int read;
    private int row;
    private int rows;
    private int highest;
    private int lowest;
    private int target;
    private boolean fromEnd;
    private boolean exhausted;
    private int index;
    private @Nullable String label;
    private int guess;
    private int lastWord;

    /** Rows per trip, 0 when that is up to the driver. */
    private int fetchSize;
    /** The row from which the next step goes for more; none has that number where it is up to the driver. */
    private int edge;
    /** When that step began. */
    private long fetching;
    /** Where its trips stand in the log, -1 before the second one. */
    private int fetch;

    /** A result that stands there in the log, of that execution. */
    ResultState(Log log, int at, StatementState of, Samples.Seen shape, Result.Kind kind) {
        this.log = log;
        this.shape = shape;
        begin(log, at, of, shape, kind);
    }

    /** The same object tells of another result from here on. */
    ResultState begin(Log in, int place, StatementState of, Samples.Seen seen, Result.Kind which) {
        log = in;
        at = place;
        execution = of.execution;
        shape = seen;
        kind = which;
        columns = null;
        Arrays.fill(places, 0);
        depth = 0;
        read = 0;
        row = 0;
        rows = 0;
        highest = 0;
        lowest = Integer.MAX_VALUE;
        target = 0;
        fromEnd = false;
        exhausted = false;
        index = 0;
        label = null;
        guess = 0;
        lastWord = -1;
        fetchSize = of.fetchSize;
        edge = fetchSize == 0 ? Integer.MAX_VALUE : fetchSize;
        fetch = -1;
        return this;
    }

    /** Of the trips to come; where the driver took all rows at once there are none. */
    void fetchSize(int rows) {
        fetchSize = Math.max(1, rows);
    }

    /** Enters a step. */
    void moving() {
        if (depth++ == 0 && row == edge) {
            fetching = System.nanoTime();
        }
    }

    /** A step from the last row of a trip is over. */
    private void fetched() {
        long nanos = System.nanoTime() - fetching;
        fetch = fetch < 0 ? log.fetch(at, fetchSize) : fetch;
        log.fetched(fetch, nanos);
        edge += fetchSize;
    }

    void reading(int of) {
        if (depth++ == 0) {
            index = of;
            label = null;
        } else if (index == 0) {
            index = of;
        }
    }

    void reading(@Nullable String of) {
        if (depth++ == 0) {
            index = 0;
            label = of;
        }
    }

    boolean isOf(StatementState statement, Result.Kind of) {
        return log == statement.log && execution == statement.execution && kind == of;
    }

    /** Leaves a call; whether it was the application's own. */
    boolean leave() {
        depth = Math.max(0, depth - 1);
        return depth == 0;
    }

    /** One value, read in the current row; returns where its column stands in the log, -1 when the value was not kept. */
    private int value(long word) {
        boolean late = log.isLate();
        int column = late ? -1 : column();
        boolean kept = column > 0 && (row <= ALL_ROWS || (word & SAMPLED) == 0);
        lastWord = kept ? log.read(at, column, row, word) : -1;
        log.lostValues += kept || late ? 0 : 1;
        if (lastWord < 0) {
            flag(Entry.INCOMPLETE);
        }
        return column;
    }

    void read(long word) {
        value(word);
    }

    void read(long word, long value) {
        int column = value(word);
        if (column > 0) {
            long[] in = log.words.array();
            in[column + 2] = Math.min(in[column + 2], value);
            in[column + 3] = Math.max(in[column + 3], value);
        }
    }

    void read(@Nullable Object value) {
        long word = Word.of(value);
        if (value != null && word == 0) {
            unseen();
        } else if (Word.integral(word)) {
            read(word, ((Number) value).longValue());
        } else {
            int column = value(word);
            if (column > 0 && lastWord >= 0) {
                log.words.array()[column + 4] +=
                        value instanceof String text ? text.length() : value instanceof byte[] bytes ? bytes.length : 0;
            }
        }
    }

    void unseen() {
        flag(Entry.INCOMPLETE);
        lastWord = -1;
    }

    private void flag(int flag) {
        long[] in = log.words.array();
        if (at < in.length) {
            in[at] |= flag;
        }
    }

    /** The value read last was NULL after all: a primitive getter had to answer something. */
    void wasNull() {
        if (lastWord >= 0) {
            log.words.patch(lastWord, 0);
        }
    }

    /** Where the column being read stands in the log, -1 when there is no room for it. */
    private int column() {
        Columns known = columns == null ? columns = shape.columns(kind) : columns;
        int slot = known.slot(index, label, guess);
        guess = slot + 1;
        if (slot < 0) {
            return -1;
        }
        if (slot >= places.length) {
            places = Arrays.copyOf(places, known.size);
        }
        if (places[slot] == 0) {
            places[slot] = Math.max(0, log.column(at, slot, read++));
        }
        return places[slot] == 0 ? -1 : places[slot];
    }

    /** One row, stood upon from the start. */
    void oneRow() {
        row = 1;
        exhausted = true;
        flag(Entry.EXHAUSTED);
        countRow();
    }

    /** Enters a jump; a negative row counts from the end, whose place may not be known. */
    void jumping(int to, boolean relative) {
        if (depth++ == 0) {
            target = relative ? Math.max(0, row + to) : to < 0 && exhausted ? highest + 1 + to : to;
            fromEnd = target < 0 || relative && fromEnd;
        }
    }

    void rewound() {
        guess = 0;
        row = Math.max(0, target);
    }

    /** On a row: one more, unless it was stepped onto before. Rows counted from an end that is not known are new ones. */
    void moved(boolean onRow, int by) {
        if (by > 0 && row == edge) {
            fetched();
        }
        guess = 0;
        lastWord = -1;
        if (onRow) {
            row = fromEnd ? highest + 1 : by == 0 ? target : Math.max(1, row + by);
            stepped();
        } else if (by > 0) {
            exhausted = true;
            flag(Entry.EXHAUSTED);
            row = highest + 1;
            ended();
        } else {
            row = 0;
        }
    }

    private void stepped() {
        boolean fresh = row > highest || row < lowest;
        highest = Math.max(highest, row);
        lowest = Math.min(lowest, row);
        if (fresh) {
            countRow();
            if (rows == 2) {
                log.samples.parentOpened(shape);
            }
        }
    }

    private void countRow() {
        rows++;
        long[] in = log.words.array();
        if (at + 1 < in.length) {
            in[at + 1]++;
        }
    }

    private void ended() {
        log.words.patch(at + 3, log.now());
    }

    /** A single row mostly comes with the execution: for its sake alone no clock is asked. */
    void closed() {
        if (!exhausted && rows > 1) {
            ended();
        }
    }
}
