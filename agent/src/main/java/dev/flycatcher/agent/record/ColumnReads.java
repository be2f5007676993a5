package dev.flycatcher.agent.record;

import java.util.Arrays;

/** The values read of one column, as they are collected from a log. */
final class ColumnReads {
    private int[] rows = new int[8];
    private long[] words = new long[8];
    private int size;

    void add(int row, long word) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            words = Arrays.copyOf(words, size * 2);
        }
        rows[size] = row;
        words[size++] = word;
    }

    int[] rows() {
        return Arrays.copyOf(rows, size);
    }

    int[] values(Ordinals ordinals) {
        return ordinals.of(words, 0, size);
    }
}
