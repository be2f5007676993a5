package dev.flycatcher.orm;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The rows loaded for one parent: appended to while they come, unmodifiable for whoever reads them. Most parents have few,
 * and there are many parents, so it starts small and needs no wrapper.
 */
final class Children extends AbstractList<Row> implements RandomAccess {
    private static final int FEW = 4;

    private static final @Nullable Row[] NONE = {};

    /** Whose children these are, where that is known before they come. */
    final @Nullable Row owner;

    private @Nullable Row[] rows = NONE;
    private int size;

    Children() {
        this(null);
    }

    Children(@Nullable Row owner) {
        this.owner = owner;
    }

    void append(Row row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(FEW, size * 2));
        }
        rows[size++] = row;
    }

    /** Appends those that follow each other in {@code list}: mostly all there will be, so there is room for no more. */
    void append(List<Row> list, int from, int to) {
        if (size + to - from > rows.length) {
            rows = Arrays.copyOf(rows, size + to - from);
        }
        for (int i = from; i < to; i++) {
            rows[size++] = list.get(i);
        }
    }

    @Override
    public Row get(int index) {
        Objects.checkIndex(index, size);
        return Objects.requireNonNull(rows[index]);
    }

    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Row next() {
                if (next == size) {
                    throw new NoSuchElementException();
                }
                return Objects.requireNonNull(rows[next++]);
            }
        };
    }

    @Override
    public int size() {
        return size;
    }
}
