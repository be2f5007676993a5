package dev.flycatcher.analyzer.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the application read of one column of one result.
 *
 * @param index 1-based JDBC index, 0 when the application only ever named the column
 * @param label the name the application read it by, null when it only ever used the index
 * @param span largest minus smallest integral value read, plus 1; 0 when not integral. Bounds the odds of coincidence
 * @param size characters of texts and bytes of binary values read, all of them together
 * @param rows 1-based row numbers in the order of reading
 * @param values beside them the ordinals into {@link Trace#values()}, 0 for NULL
 */
public record Column(int index, @Nullable String label, long span, long size, int[] rows, int[] values) {

    /** A column of values whose size is not known. */
    public Column(int index, @Nullable String label, long span, int[] rows, int[] values) {
        this(index, label, span, 0, rows, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column c
                && c.index == index
                && java.util.Objects.equals(c.label, label)
                && c.span == span
                && c.size == size
                && Arrays.equals(c.rows, rows)
                && Arrays.equals(c.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * index + Long.hashCode(span ^ size)) + Arrays.hashCode(rows) * 31 + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Column[" + index + " " + label + ", " + values.length + " values]";
    }
}
