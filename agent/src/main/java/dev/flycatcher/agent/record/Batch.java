package dev.flycatcher.agent.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of binds that were added to one statement and not executed yet. */
final class Batch {
    private static final int MOST_WORDS = 1 << 16;
    private static final long[] NONE = {};

    private @Nullable Text text;
    private long[] words = NONE;
    private int size;
    private int rows;

    /** Text of the first row; null without rows. */
    @Nullable
    Text text() {
        return text;
    }

    /** Words of the rows that are kept. */
    int words() {
        return size;
    }

    /** Rows of that width that are not kept. */
    int lostRows(int width) {
        return width == 0 ? 0 : rows - size / width;
    }

    /** Adds a row of what is bound now. */
    void add(Text row, long[] bound, int count) {
        Text first = text == null ? text = row : text;
        rows++;
        int end = size + row.width();
        if (row.width() == first.width() && end <= MOST_WORDS) {
            if (end > words.length) {
                words = Arrays.copyOf(words, Math.max(end, words.length * 2));
            }
            row.row(bound, count, words, size);
            size = end;
        }
    }

    void clear() {
        text = null;
        size = 0;
        rows = 0;
        words = words.length > MOST_WORDS / 16 ? NONE : words;
    }

    void write(long[] to, int at) {
        System.arraycopy(words, 0, to, at, size);
    }
}
