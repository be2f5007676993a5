package dev.flycatcher.analyzer.trace;

import java.util.Arrays;

/** Of each execution of one unit what totals are made of; four words of 64 bits each. */
final class Counts {
    private static final int WORDS = 4;
    private static final int LARGEST_KEPT = 1 << 14;

    private long[] words = new long[64 * WORDS];
    private int size;

    void add(int shape, int connection, long nanos) {
        int at = size * WORDS;
        if (at == words.length) {
            words = Arrays.copyOf(words, 2 * at);
        }
        words[at] = (long) shape << Integer.SIZE | connection & 0xFFFFFFFFL;
        words[at + 1] = nanos;
        words[at + 2] = 0;
        words[at + 3] = 0;
        size++;
    }

    /** Of the last execution. */
    void addRows(long rows, long nanos) {
        int at = (size - 1) * WORDS;
        words[at + 2] += rows;
        words[at + 3] += Math.max(0, nanos);
    }

    int size() {
        return size;
    }

    int shape(int n) {
        return (int) (words[n * WORDS] >>> Integer.SIZE);
    }

    int connection(int n) {
        return (int) words[n * WORDS];
    }

    long nanos(int n) {
        return words[n * WORDS + 1];
    }

    long rows(int n) {
        return words[n * WORDS + 2];
    }

    long readingNanos(int n) {
        return words[n * WORDS + 3];
    }

    void clear() {
        words = words.length > LARGEST_KEPT ? new long[64 * WORDS] : words;
        size = 0;
    }
}
