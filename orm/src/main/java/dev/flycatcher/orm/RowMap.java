package dev.flycatcher.orm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things by the key of the rows they belong to; keys that are longs stay longs. */
abstract class RowMap<V> {
    /** @param a,b the columns whose values are to meet */
    static <V> RowMap<V> of(Column<?, ?> a, Column<?, ?> b, int expected) {
        return isLong(a) && isLong(b) ? new Longs<>(expected) : new Objects<>(expected);
    }

    private static boolean isLong(Column<?, ?> column) {
        return column.type().java() == Long.class && !column.spec().nullable();
    }

    /** What is kept for the value {@code row} has in {@code column}; null for none. */
    abstract @Nullable V get(Row row, int column);

    abstract void put(Row row, int column, V value);

    abstract @Nullable V get(@Nullable Object key);

    abstract void put(Object key, V value);

    /** Where the run of rows that have the same value in {@code column} as the one at {@code from} ends. */
    abstract int run(List<Row> rows, int from, int column);

    private static final class Objects<V> extends RowMap<V> {
        private final Map<Object, V> map;

        Objects(int expected) {
            map = new HashMap<>(expected * 2);
        }

        @Override
        @Nullable
        V get(Row row, int column) {
            return map.get(row.get(column));
        }

        @Override
        void put(Row row, int column, V value) {
            Object key = row.get(column);
            if (key != null) {
                map.put(key, value);
            }
        }

        @Override
        int run(List<Row> rows, int from, int column) {
            Object key = rows.get(from).get(column);
            int to = from + 1;
            while (to < rows.size() && java.util.Objects.equals(rows.get(to).get(column), key)) {
                to++;
            }
            return to;
        }

        @Override
        @Nullable
        V get(@Nullable Object key) {
            return map.get(key);
        }

        @Override
        void put(Object key, V value) {
            map.put(key, value);
        }
    }

    /** Open addressing, linear probing, at most half full. Rows of one owner mostly follow each other: no search then. */
    private static final class Longs<V> extends RowMap<V> {
        private long[] keys;
        private @Nullable Object[] values;
        private int size;
        private long lastKey;
        private @Nullable Object last;

        Longs(int expected) {
            int capacity = Integer.highestOneBit(Math.max(8, expected) * 4 - 1);
            keys = new long[capacity];
            values = new Object[capacity];
        }

        private int place(long key) {
            int mask = keys.length - 1;
            int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (values[at] != null && keys[at] != key) {
                at = (at + 1) & mask;
            }
            return at;
        }

        @SuppressWarnings("unchecked")
        private @Nullable V find(long key) {
            if (last == null || key != lastKey) {
                lastKey = key;
                last = values[place(key)];
            }
            return (V) last;
        }

        private void keep(long key, V value) {
            last = null;
            int at = place(key);
            if (values[at] == null && ++size > keys.length / 2) {
                grow();
                at = place(key);
            }
            keys[at] = key;
            values[at] = value;
        }

        private void grow() {
            long[] oldKeys = keys;
            @Nullable Object[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new Object[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldValues[i] != null) {
                    int at = place(oldKeys[i]);
                    keys[at] = oldKeys[i];
                    values[at] = oldValues[i];
                }
            }
        }

        @Override
        @Nullable
        V get(Row row, int column) {
            return find(row.getLong(column));
        }

        @Override
        int run(List<Row> rows, int from, int column) {
            long key = rows.get(from).getLong(column);
            int to = from + 1;
            while (to < rows.size() && rows.get(to).getLong(column) == key) {
                to++;
            }
            return to;
        }

        @Override
        void put(Row row, int column, V value) {
            keep(row.getLong(column), value);
        }

        @Override
        @Nullable
        V get(@Nullable Object key) {
            return key instanceof Long number ? find(number) : null;
        }

        @Override
        void put(Object key, V value) {
            keep((Long) key, value);
        }
    }
}
