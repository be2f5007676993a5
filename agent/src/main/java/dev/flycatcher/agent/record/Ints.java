package dev.flycatcher.agent.record;

import java.util.Arrays;

/** A list of ints, that may be filled again. */
final class Ints {
    private static final int FIRST = 16;
    private static final int LARGEST_KEPT = 1 << 13;

    private int[] all = new int[FIRST];
    private int size;

    void add(int each) {
        if (size == all.length) {
            all = Arrays.copyOf(all, size * 2);
        }
        all[size++] = each;
    }

    int get(int index) {
        return all[index];
    }

    int size() {
        return size;
    }

    void clear() {
        all = all.length > LARGEST_KEPT ? new int[FIRST] : all;
        size = 0;
    }
}
