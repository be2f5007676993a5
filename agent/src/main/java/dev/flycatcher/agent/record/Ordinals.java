package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Value;
import java.util.Arrays;

/** Numbers the distinct words of one unit from 1, in order of appearance, so that words stay in the process. */
final class Ordinals {
    private static final int FIRST = 64;
    private static final int LARGEST_KEPT = 1 << 12;

    private final Transcript out;
    /** By hash, open: a word, and beside it its number. */
    private long[] words = new long[FIRST];

    private int[] numbers = new int[FIRST];
    private int size;

    /** @param out is told of each value */
    Ordinals(Transcript out) {
        this.out = out;
    }

    int of(long word) {
        if (word == 0) {
            return 0;
        }
        int place = place(word);
        if (words[place] == word) {
            return numbers[place];
        }
        out.value(Value.of(Word.family(word)));
        put(place, word, ++size);
        if (size * 2 > words.length) {
            grow();
        }
        return size;
    }

    /** Tells of all values known so far once more, in their order: the next unit's go on from there. */
    void again() {
        long[] ordered = new long[size];
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                ordered[numbers[i] - 1] = words[i];
            }
        }
        for (long word : ordered) {
            out.value(Value.of(Word.family(word)));
        }
    }

    private void put(int place, long word, int number) {
        words[place] = word;
        numbers[place] = number;
    }

    private int place(long word) {
        int mask = words.length - 1;
        int place = (int) (word >>> Integer.SIZE) & mask;
        while (words[place] != 0 && words[place] != word) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] known = words;
        int[] numbered = numbers;
        words = new long[known.length * 2];
        numbers = new int[known.length * 2];
        for (int i = 0; i < known.length; i++) {
            if (known[i] != 0) {
                put(place(known[i]), known[i], numbered[i]);
            }
        }
    }

    /** Begins anew for another unit. */
    void clear() {
        if (words.length > LARGEST_KEPT) {
            words = new long[FIRST];
            numbers = new int[FIRST];
        } else if (size > 0) {
            Arrays.fill(words, 0);
        }
        size = 0;
    }
}
