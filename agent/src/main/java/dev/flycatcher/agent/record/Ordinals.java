package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Numbers the distinct words of one unit from 1, in order of appearance, so that words stay in the process. */
final class Ordinals {
    private static final List<Value> BY_FAMILY = Stream.of(Value.Family.values())
            .map(family -> new Value(family, null))
            .toList();

    /** By hash, open: a word, and beside it its number. */
    private long[] words = new long[64];

    private int[] numbers = new int[64];
    private final List<Value> values = new ArrayList<>();

    int of(long word) {
        if (word == 0) {
            return 0;
        }
        int place = place(word);
        if (words[place] == word) {
            return numbers[place];
        }
        values.add(BY_FAMILY.get(Word.family(word).ordinal()));
        put(place, word, values.size());
        if (values.size() * 2 > words.length) {
            grow();
        }
        return values.size();
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

    int[] of(long[] words, int from, int count) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = of(words[from + i]);
        }
        return all;
    }

    List<Value> values() {
        return Collections.unmodifiableList(values);
    }
}
