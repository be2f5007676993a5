package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is kept about a result set: how far it was read, which columns, and a running hash of all that was read. */
final class ResultState {
    private static final int ALL_ROWS = 4_096;
    private static final int MOST_COLUMNS = 4_096;
    /** Past the first rows one value in sixteen is kept, chosen by its own bits, so that both ends of a flow keep it. */
    private static final long SAMPLED = 0xF0;

    final Log log;
    final int execution;
    final int number;
    final Result.Kind kind;
    final long shape;
    final long firstNanos;

    int depth;
    int row;
    int rows;
    private int highest;
    private int lowest = Integer.MAX_VALUE;
    private int target;
    private boolean fromEnd;
    boolean exhausted;
    long lastNanos;
    long hash;
    boolean incomplete;

    int columns;
    int[] indexes = new int[1];

    @Nullable
    String[] labels = new String[1];

    long[] smallest = new long[1];
    long[] largest = new long[1];
    /** Characters and bytes read, by column. */
    long[] sizes = new long[1];

    private int index;
    private @Nullable String label;
    private int guess;
    private int lastWord = -1;

    ResultState(Log log, int execution, int number, Result.Kind kind, long shape, long firstNanos) {
        this.log = log;
        this.execution = execution;
        this.number = number;
        this.kind = kind;
        this.shape = shape;
        this.firstNanos = firstNanos;
        this.lastNanos = firstNanos;
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

    /** One value, read in the current row. */
    void read(long word) {
        int column = column();
        hash = Word.mix(hash + word + row * 31L + column);
        if (column >= 0 && (row <= ALL_ROWS || (word & SAMPLED) == 0)) {
            lastWord = log.read(number, column, row, word);
            incomplete |= lastWord < 0;
        } else {
            log.lostValues++;
            incomplete = true;
            lastWord = -1;
        }
    }

    void read(long word, long value) {
        read(word);
        int column = guess - 1;
        if (column >= 0) {
            smallest[column] = Math.min(smallest[column], value);
            largest[column] = Math.max(largest[column], value);
        }
    }

    void read(@Nullable Object value) {
        long word = Word.of(value);
        if (value != null && word == 0) {
            unseen();
        } else if (Word.integral(word)) {
            read(word, ((Number) value).longValue());
        } else {
            read(word);
        }
        if (guess > 0 && lastWord >= 0) {
            sizes[guess - 1] +=
                    value instanceof String text ? text.length() : value instanceof byte[] bytes ? bytes.length : 0;
        }
    }

    void unseen() {
        incomplete = true;
        lastWord = -1;
    }

    /** The value read last was NULL after all: a primitive getter had to answer something. */
    void wasNull() {
        if (lastWord >= 0) {
            log.patch(lastWord, 0);
        }
    }

    /** Slot of the column being read; most rows are read in the order of the first one. */
    private int column() {
        if (guess < columns && isColumn(guess)) {
            return guess++;
        }
        for (int i = 0; i < columns; i++) {
            if (isColumn(i)) {
                guess = i + 1;
                return i;
            }
        }
        return added();
    }

    private boolean isColumn(int slot) {
        String known = labels[slot];
        if (label != null && known != null) {
            return label == known || label.equalsIgnoreCase(known);
        }
        if (index == 0 || indexes[slot] != index) {
            return false;
        }
        labels[slot] = known == null ? label : known;
        return true;
    }

    private int added() {
        if (columns == MOST_COLUMNS) {
            guess = 0;
            return -1;
        }
        if (columns == indexes.length) {
            grow(columns * 2);
        }
        indexes[columns] = index;
        labels[columns] = label;
        smallest[columns] = Long.MAX_VALUE;
        largest[columns] = Long.MIN_VALUE;
        guess = columns + 1;
        return columns++;
    }

    private void grow(int size) {
        labels = Arrays.copyOf(labels, size);
        smallest = Arrays.copyOf(smallest, size);
        largest = Arrays.copyOf(largest, size);
        sizes = Arrays.copyOf(sizes, size);
        indexes = Arrays.copyOf(indexes, size);
    }

    /** One row, stood upon from the start. */
    void oneRow() {
        row = 1;
        rows = 1;
        exhausted = true;
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
        guess = 0;
        lastWord = -1;
        if (onRow) {
            row = fromEnd ? highest + 1 : by == 0 ? target : Math.max(1, row + by);
            stepped();
        } else if (by > 0) {
            exhausted = true;
            row = highest + 1;
            lastNanos = log.now();
        } else {
            row = 0;
        }
    }

    private void stepped() {
        boolean fresh = row > highest || row < lowest;
        highest = Math.max(highest, row);
        lowest = Math.min(lowest, row);
        rows += fresh ? 1 : 0;
        if (fresh && rows == 2) {
            log.parentOpened(shape);
        }
    }

    void closed() {
        if (!exhausted) {
            lastNanos = log.now();
        }
    }
}
