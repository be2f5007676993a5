package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a unit read, found by value. Each value has its places, sorted by key, then by execution, then by row, so
 * that the places of one key are a range found by binary search.
 *
 * <p>A place is a source's number in the high and a row in the low 32 bits; places of one key ascend in the order in
 * which the values were read.
 */
final class Sources {
    static final long NONE = -1;
    private static final int MOST_PLACES = 64;
    /** Columns one value is looked for in, those read last: a value that more have is no evidence for any. */
    private static final int MOST_KEYS = 64;

    /** One column of one result. */
    record Source(int execution, Result result, Column column) {

        int rows() {
            return result.rows();
        }

        /** Whether of its later rows only some values are known. */
        boolean thinned() {
            return result.rows() > Thinned.ALL_ROWS && column.values().length < result.rows();
        }

        /** Whether its rows were still being stepped through at that time; a late close says nothing. */
        boolean open(long nanos) {
            return result.exhausted() && nanos < result.lastNanos();
        }
    }

    private final List<Key> keys;
    private final Map<Key, Integer> numbers = new HashMap<>();
    /** Number of a key's first source; one more element than keys. */
    private final int[] firstOfKey;

    private final List<Source> sources;
    /** By key. */
    private final int[] distinct;
    /** By source. */
    private final int[] held;

    private final int[] firstOfValue;
    private final long[] places;

    private Sources(Map<Key, List<Source>> byKey, int values) {
        keys = List.copyOf(byKey.keySet());
        firstOfKey = new int[keys.size() + 1];
        distinct = new int[keys.size()];
        sources = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            sources.addAll(byKey.get(keys.get(key)));
            numbers.put(keys.get(key), key);
            firstOfKey[key + 1] = sources.size();
        }
        held = new int[sources.size()];
        firstOfValue = new int[values + 2];
        places = new long[count()];
        place();
    }

    static Sources of(Work work) {
        Trace trace = work.trace();
        Map<Key, List<Source>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < trace.executions().size(); i++) {
            Execution execution = trace.executions().get(i);
            int[] bound = execution.results().isEmpty() ? new int[0] : sorted(execution);
            for (Result result : execution.results()) {
                for (Column column : result.columns()) {
                    if (!echoes(bound, column)) {
                        Key key = work.text(execution).key(result, column);
                        byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(new Source(i, result, column));
                    }
                }
            }
        }
        return new Sources(byKey, trace.values().size());
    }

    /** A column that only gives back what its own statement was asked by is no source: whoever bound that is. */
    private static boolean echoes(int[] bound, Column column) {
        int first = column.values().length == 0 ? 0 : column.values()[0];
        for (int value : column.values()) {
            if (value != first) {
                return false;
            }
        }
        return Arrays.binarySearch(bound, first) >= 0;
    }

    private static int[] sorted(Execution execution) {
        int[] bound = execution.binds().values().clone();
        Arrays.sort(bound);
        return bound;
    }

    private int count() {
        for (Source source : sources) {
            for (int value : source.column().values()) {
                firstOfValue[value + 1]++;
            }
        }
        for (int value = 1; value < firstOfValue.length; value++) {
            firstOfValue[value] += firstOfValue[value - 1];
        }
        return firstOfValue[firstOfValue.length - 1];
    }

    private void place() {
        int[] next = firstOfValue.clone();
        for (int source = 0; source < sources.size(); source++) {
            Column column = sources.get(source).column();
            for (int i = 0; i < column.values().length; i++) {
                places[next[column.values()[i]]++] = (long) source << 32 | column.rows()[i];
            }
        }
    }

    List<Key> keys() {
        return keys;
    }

    /** Which of the keys that is. */
    int number(Key key) {
        return numbers.getOrDefault(key, -1);
    }

    /** Sources of a key, in order of execution. */
    List<Source> of(int key) {
        return sources.subList(firstOfKey[key], firstOfKey[key + 1]);
    }

    /** Distinct values a key holds, in all its results. */
    int distinct(int key) {
        if (distinct[key] == 0) {
            distinct[key] = (int) of(key).stream()
                    .flatMapToInt(source -> Arrays.stream(source.column().values()))
                    .filter(value -> value > 0)
                    .distinct()
                    .count();
        }
        return distinct[key];
    }

    /** The widest span of integral values among a key's results, 0 when they are not integral. */
    long span(int key) {
        return of(key).stream()
                .mapToLong(source -> source.column().span())
                .max()
                .orElse(0);
    }

    /**
     * Distinct values of one result by the span of its integral values, 0 to 1; 1 when they are not integral.
     *
     * @param source the high 32 bits of a place
     */
    double density(int source) {
        long span = sources.get(source).column().span();
        return span > 0 ? Math.min(1, (double) held(source) / span) : 1;
    }

    /** Distinct values of one result. */
    int held(int source) {
        if (held[source] == 0) {
            held[source] = (int) Arrays.stream(sources.get(source).column().values())
                    .filter(value -> value > 0)
                    .distinct()
                    .count();
        }
        return held[source];
    }

    /** How many there are. */
    int all() {
        return sources.size();
    }

    Source source(long place) {
        return sources.get((int) (place >>> 32));
    }

    /** A place as its execution in the high and its row in the low 32 bits, comparable between columns. */
    long order(long place) {
        return (long) source(place).execution() << 32 | row(place);
    }

    /** The first place of a key that is not before that order. */
    long place(int key, long order) {
        int execution = (int) (order >>> 32);
        int source = firstOfKey[key];
        int end = firstOfKey[key + 1];
        while (source < end) {
            int middle = source + end >>> 1;
            if (sources.get(middle).execution() < execution) {
                source = middle + 1;
            } else {
                end = middle;
            }
        }
        boolean within = source < firstOfKey[key + 1] && sources.get(source).execution() == execution;
        return (long) source << 32 | (within ? (int) order : 0);
    }

    static int row(long place) {
        return (int) place;
    }

    /** The last keys that have the value at a place read before that execution, the last of them first. */
    int[] keys(int value, int before) {
        int[] found = new int[8];
        int count = 0;
        int at = search(value, (long) firstSourceFrom(before) << 32) - 1;
        while (at >= firstOfValue[value] && count < MOST_KEYS) {
            int key = keyOf((int) (places[at] >>> 32));
            int first = search(value, (long) firstOfKey[key] << 32);
            if (source(places[first]).execution() < before) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = key;
            }
            at = first - 1;
        }
        return Arrays.copyOf(found, count);
    }

    /** The first source of the first key that is not read at all before that execution: keys are in the order of first reading. */
    private int firstSourceFrom(int before) {
        int low = 0;
        int high = keys.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (sources.get(firstOfKey[middle]).execution() < before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return firstOfKey[low];
    }

    /** Whether the value was read before that execution, from a column of that table. */
    boolean read(int value, String table, int before) {
        return Arrays.stream(keys(value, before))
                .anyMatch(key -> table.equalsIgnoreCase(keys.get(key).table()));
    }

    /** Adds the statements that the value was read from before that execution; of one that is everywhere, some of them. */
    void readers(int value, int before, Set<Long> shapes) {
        int end = Math.min(firstOfValue[value + 1], firstOfValue[value] + MOST_PLACES);
        for (int at = firstOfValue[value]; at < end; at++) {
            int source = (int) (places[at] >>> 32);
            if (sources.get(source).execution() < before) {
                shapes.add(keys.get(keyOf(source)).shape().fingerprint());
            }
        }
    }

    /**
     * Whether the value was read before that execution, from a result of that shape. Of a value that is everywhere only the
     * first places are looked at: it tells nothing.
     */
    boolean readBy(int value, long shape, int before) {
        int end = Math.min(firstOfValue[value + 1], firstOfValue[value] + MOST_PLACES);
        for (int at = firstOfValue[value]; at < end; at++) {
            int source = (int) (places[at] >>> 32);
            if (sources.get(source).execution() < before
                    && keys.get(keyOf(source)).shape().fingerprint() == shape) {
                return true;
            }
        }
        return false;
    }

    private int keyOf(int source) {
        int found = Arrays.binarySearch(firstOfKey, source);
        int key = found >= 0 ? found : -found - 2;
        while (firstOfKey[key + 1] <= source) {
            key++;
        }
        return key;
    }

    /**
     * Where a key has a value: the first place from {@code from} on, or else the last one before it; read before that
     * execution in either case. {@link #NONE} when there is none.
     */
    long find(int value, int key, long from, int before) {
        long first = (long) firstOfKey[key] << 32;
        int start = search(value, first);
        int end = search(value, (long) firstOfKey[key + 1] << 32);
        int at = search(value, Math.max(from, first));
        if (at < end && source(places[at]).execution() < before) {
            return places[at];
        }
        int read = search(value, place(key, (long) before << 32));
        at = Math.min(Math.min(at, end), read) - 1;
        return at >= start ? places[at] : NONE;
    }

    /** Index of the value's first place that is not below that one. */
    private int search(int value, long place) {
        int found = Arrays.binarySearch(places, firstOfValue[value], firstOfValue[value + 1], place);
        return found >= 0 ? found : -found - 1;
    }
}
