package dev.flycatcher.analyzer.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Things numbered from 0 in the order they are met. It is emptied and filled again without leaving garbage. */
final class Numbered<K> {
    private static final int FIRST = 32;
    private static final int LARGEST_KEPT = 1 << 12;

    private List<K> keys = new ArrayList<>();
    /** By hash, open: a number from 1, 0 for none. */
    private int[] slots = new int[FIRST];

    int of(K key) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            keys.add(key);
            slots[slot] = keys.size();
            if (keys.size() * 2 > slots.length) {
                grow();
                return keys.size() - 1;
            }
        }
        return slots[slot] - 1;
    }

    private int slot(K key) {
        int mask = slots.length - 1;
        int hash = key.hashCode() * 0x9E3779B9;
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] != 0 && !keys.get(slots[slot] - 1).equals(key)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < keys.size(); i++) {
            slots[slot(keys.get(i))] = i + 1;
        }
    }

    K get(int number) {
        return keys.get(number);
    }

    int size() {
        return keys.size();
    }

    /** All of them, as they are now. */
    List<K> all() {
        return Collections.unmodifiableList(keys);
    }

    void clear() {
        if (slots.length > LARGEST_KEPT) {
            slots = new int[FIRST];
            keys = new ArrayList<>();
        } else if (!keys.isEmpty()) {
            Arrays.fill(slots, 0);
        }
        keys.clear();
    }
}
