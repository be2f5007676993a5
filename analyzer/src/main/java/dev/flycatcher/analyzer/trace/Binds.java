package dev.flycatcher.analyzer.trace;

import java.util.Arrays;

/**
 * The values bound to one execution: one row of them, or one row per batch entry.
 *
 * @param width values per row; markers and literals counted together, in order of appearance in the text ({@link Fingerprint})
 * @param values row after row, each an ordinal into {@link Trace#values()}, 0 for NULL or not recorded
 */
public record Binds(int width, int[] values) {
    public static final Binds NONE = new Binds(0, new int[0]);

    public int rows() {
        return width == 0 ? 0 : values.length / width;
    }

    /** Value at a 0-based row and a 1-based JDBC position; 0 where nothing was recorded. */
    public int at(int row, int position) {
        int index = row * width + position - 1;
        return position > width || index >= values.length ? 0 : values[index];
    }

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
