package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Type;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whole numbers without a gap: the first and the last say all of them, and no server has to read and sort the rest. */
record KeyRange<K>(K first, K last) {
    /** Fewer are as quick in a list, which says more to whoever reads the statement. */
    private static final int LEAST = 16;

    private static final Comparator<Object> ORDER = Comparator.comparingLong(KeyRange::number);
    private static final Set<Type<?>> WHOLE = Set.of(Type.LONG, Type.INT, Type.SHORT);

    /** The range of {@code keys}, in whatever order they are; or null if they have gaps, are few or are no whole numbers. */
    static <K> @Nullable KeyRange<K> of(Type<K> type, Collection<K> keys) {
        if (keys.size() < LEAST || !WHOLE.contains(type)) {
            return null;
        }
        K first = Collections.min(keys, ORDER);
        K last = Collections.max(keys, ORDER);
        return isFull(keys, number(first), number(last)) ? new KeyRange<>(first, last) : null;
    }

    private static long number(Object key) {
        return ((Number) key).longValue();
    }

    private static boolean isFull(Collection<?> keys, long first, long last) {
        if (last - first != keys.size() - 1) {
            return false;
        }
        BitSet seen = new BitSet(keys.size());
        for (Object each : keys) {
            seen.set((int) (number(each) - first));
        }
        return seen.cardinality() == keys.size();
    }
}
