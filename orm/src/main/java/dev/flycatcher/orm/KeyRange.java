package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Type;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whole keys without a gap: the first and the last say all of them, and no server has to read and sort the rest. */
record KeyRange(long first, long last) {
    /** Fewer are as quick in a list, which says more to whoever reads the statement. */
    private static final int LEAST = 16;

    private static final Set<Type<?>> WHOLE = Set.of(Type.LONG, Type.INT, Type.SHORT);

    /** The range of what {@code rows} have in {@code column}, in whatever order; null if it has gaps or is short. */
    static @Nullable KeyRange of(List<Row> rows, Column<?, ?> column) {
        if (rows.size() < LEAST || !WHOLE.contains(column.type())) {
            return null;
        }
        boolean nullable = column.spec().nullable();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Row row : rows) {
            if (!nullable || row.get(column.index()) != null) {
                long key = row.getLong(column.index());
                first = Math.min(first, key);
                last = Math.max(last, key);
            }
        }
        // What overflows is negative, and so is what nobody has.
        long more = last - first;
        return more >= LEAST - 1 && more < rows.size() && isFull(rows, column, first, (int) more + 1)
                ? new KeyRange(first, last)
                : null;
    }

    private static boolean isFull(List<Row> rows, Column<?, ?> column, long first, int size) {
        boolean nullable = column.spec().nullable();
        BitSet seen = new BitSet(size);
        for (Row row : rows) {
            if (!nullable || row.get(column.index()) != null) {
                seen.set((int) (row.getLong(column.index()) - first));
            }
        }
        return seen.cardinality() == size;
    }

    /** That {@code column}, of the same type, is in the range. */
    @SuppressWarnings("unchecked")
    <K> Condition holds(Column<?, K> column) {
        return column.between((K) value(column.type(), first), (K) value(column.type(), last));
    }

    private static Object value(Type<?> type, long key) {
        return type == Type.INT ? (Object) (int) key : type == Type.SHORT ? (Object) (short) key : (Object) key;
    }
}
