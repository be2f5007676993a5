package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the distinct words of one unit from 1, in order of appearance, so that words stay in the process. */
final class Ordinals {
    private final Map<Long, Integer> ordinals = new HashMap<>();
    private final List<Value> values = new ArrayList<>();

    int of(long word) {
        if (word == 0) {
            return 0;
        }
        Integer known = ordinals.get(word);
        if (known != null) {
            return known;
        }
        values.add(new Value(Word.family(word), null));
        ordinals.put(word, values.size());
        return values.size();
    }

    int[] of(long[] words, int from, int count) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = of(words[from + i]);
        }
        return all;
    }

    List<Value> values() {
        return List.copyOf(values);
    }
}
