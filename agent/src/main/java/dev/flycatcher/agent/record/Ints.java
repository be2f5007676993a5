package dev.flycatcher.agent.record;

import java.util.Arrays;

/** A list of ints. */
final class Ints {
    private int[] all = new int[16];
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
}
