package dev.flycatcher.agent.record;

import java.util.function.IntUnaryOperator;

/**
 * Which parts belong to each of a number of wholes, in order: an execution's results, a result's columns, a column's
 * values. Two arrays for all of them.
 */
final class Parts {
    private final int[] from;
    private final int[] parts;

    /**
     * @param wholes how many there are
     * @param count how many parts
     * @param wholeOf the whole of a part; a part of none that is known is left out
     */
    Parts(int wholes, int count, IntUnaryOperator wholeOf) {
        from = new int[wholes + 2];
        parts = new int[count];
        for (int part = 0; part < count; part++) {
            int whole = wholeOf.applyAsInt(part);
            if (whole >= 0 && whole < wholes) {
                from[whole + 2]++;
            }
        }
        for (int whole = 2; whole < from.length; whole++) {
            from[whole] += from[whole - 1];
        }
        for (int part = 0; part < count; part++) {
            int whole = wholeOf.applyAsInt(part);
            if (whole >= 0 && whole < wholes) {
                parts[from[whole + 1]++] = part;
            }
        }
    }

    int count(int whole) {
        return from[whole + 1] - from[whole];
    }

    /** The n-th part of that whole, from 0. */
    int get(int whole, int n) {
        return parts[from[whole] + n];
    }
}
