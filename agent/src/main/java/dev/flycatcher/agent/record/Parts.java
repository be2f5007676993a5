package dev.flycatcher.agent.record;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Which parts belong to each of a number of wholes, in order: an execution's results, a result's columns, a column's
 * values. Two arrays for all of them,
 * which serve again.
 */
final class Parts {
    private static final int FIRST = 16;
    private static final int LARGEST_KEPT = 1 << 13;

    private static final int[] NONE = {};

    private int[] from = NONE;
    private int[] parts = NONE;

    /**
     * Parts that are sorted by their wholes, in place of those before.
     *
     * @param wholes how many there are
     * @param count how many parts
     * @param wholeOf the whole of a part; a part of none that is known is left out
     */
    void sort(int wholes, int count, IntUnaryOperator wholeOf) {
        from = emptied(from, wholes + 2);
        parts = emptied(parts, count);
        for (int part = 0; part < count; part++) {
            int whole = wholeOf.applyAsInt(part);
            if (whole >= 0 && whole < wholes) {
                from[whole + 2]++;
            }
        }
        for (int whole = 2; whole < wholes + 2; whole++) {
            from[whole] += from[whole - 1];
        }
        for (int part = 0; part < count; part++) {
            int whole = wholeOf.applyAsInt(part);
            if (whole >= 0 && whole < wholes) {
                parts[from[whole + 1]++] = part;
            }
        }
    }

    /** Gives back what many wholes took. */
    void clear() {
        from = from.length > LARGEST_KEPT ? NONE : from;
        parts = parts.length > LARGEST_KEPT ? NONE : parts;
    }

    private static int[] emptied(int[] known, int size) {
        if (known.length < size || known.length > Math.max(LARGEST_KEPT, size)) {
            return new int[Math.max(FIRST, Integer.highestOneBit(size) * 2)];
        }
        Arrays.fill(known, 0, size, 0);
        return known;
    }

    int count(int whole) {
        return from[whole + 1] - from[whole];
    }

    /** The n-th part of that whole, from 0. */
    int get(int whole, int n) {
        return parts[from[whole] + n];
    }
}
