package dev.flycatcher.agent.record;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Entries of several logs by time: each a nanosecond of the unit, the number of its log and its own number in it. */
final class Timeline {
    private static final int FIRST = 16;
    private static final int LARGEST_KEPT = 1 << 13;

    private long[] nanos = new long[FIRST];
    private long[] entries = new long[FIRST];
    private int size;
    private boolean sorted = true;

    void add(long at, int log, int number) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
            entries = Arrays.copyOf(entries, size * 2);
        }
        sorted &= size == 0 || nanos[size - 1] <= at;
        nanos[size] = at;
        entries[size++] = Entry.pair(log, number);
    }

    /** Earliest first; what came at the same time stays in its order. One thread's log mostly is in order already. */
    void sort() {
        if (sorted) {
            return;
        }
        long[] unsorted = nanos;
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> unsorted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] from = entries;
        nanos = IntStream.of(order).mapToLong(i -> unsorted[i]).toArray();
        entries = IntStream.of(order).mapToLong(i -> from[i]).toArray();
        sorted = true;
    }

    void clear() {
        if (nanos.length > LARGEST_KEPT) {
            nanos = new long[FIRST];
            entries = new long[FIRST];
        }
        size = 0;
        sorted = true;
    }

    int size() {
        return size;
    }

    long nanos(int n) {
        return nanos[n];
    }

    int log(int n) {
        return Entry.high(entries[n]);
    }

    int number(int n) {
        return Entry.low(entries[n]);
    }
}
