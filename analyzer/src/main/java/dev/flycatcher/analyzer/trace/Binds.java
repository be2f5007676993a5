package dev.flycatcher.analyzer.trace;

import java.util.Arrays;

/**
 * The values bound to one execution: one row of them, or one row per batch entry.
 *
 * @param width values per row; markers and literals counted together, in order of appearance in the text ({@link Fingerprint})
 * @param values row after row, each an ordinal into {@link Trace#values()}, 0 for NULL or not recorded
 * @param literals how many of the values of a row stood in the text
 * @param batched whether they were sent by {@code executeBatch}
 * @param offset rows that an {@code OFFSET} passes over, -1 where there is none or it is not known
 */
public record Binds(int width, int[] values, int literals, boolean batched, long offset) {
    public static final Binds NONE = new Binds(0, new int[0]);

    /** Values of markers, sent one row at a time. */
    public Binds(int width, int[] values) {
        this(width, values, 0, false, -1);
    }

    public int rows() {
        return width == 0 ? 0 : values.length / width;
    }

    /** Value at a 0-based row and a 1-based JDBC position; 0 where nothing was recorded. */
    public int at(int row, int position) {
        int index = row * width + position - 1;
        return position > width || index >= values.length ? 0 : values[index];
    }

    /** Equal for equal values, however they were sent. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Binds b && b.width == width && Arrays.equals(b.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Binds[width=" + width + ", values=" + Arrays.toString(values) + "]";
    }
}
