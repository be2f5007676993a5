package dev.flycatcher.agent.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The columns of one shape's results as the application names them, for all of its results in one log. */
final class Columns {
    private static final int MOST = 1 << Entry.SLOT_BITS;

    int size;
    int[] indexes = new int[2];

    @Nullable
    String[] labels = new String[2];

    /**
     * Slot of a column, -1 where there are too many; most rows are read in the order of the first one.
     *
     * @param index from 1, 0 when only the label is known
     * @param guess the slot to look at first
     */
    int slot(int index, @Nullable String label, int guess) {
        if (guess < size && isAt(guess, index, label)) {
            return guess;
        }
        for (int i = 0; i < size; i++) {
            if (isAt(i, index, label)) {
                return i;
            }
        }
        return size == MOST ? -1 : added(index, label);
    }

    private boolean isAt(int slot, int index, @Nullable String label) {
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

    private int added(int index, @Nullable String label) {
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, size * 2);
            labels = Arrays.copyOf(labels, size * 2);
        }
        indexes[size] = index;
        labels[size] = label;
        return size++;
    }
}
