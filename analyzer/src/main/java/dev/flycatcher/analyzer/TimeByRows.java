package dev.flycatcher.analyzer;

import java.util.Arrays;

/**
 * Time of one execution as {@code a + b x rows} (I09): what a statement costs however little it reads, and what each row
 * adds. By the medians of Theil and Sen, so that a pause or a first, cold execution does not bend the line. Keeps at most
 * {@value #MOST} points, evenly over the run.
 */
final class TimeByRows {
    private static final int MOST = 40;

    private int[] rows = new int[4];
    private long[] nanos = new long[4];
    private int size;
    private long stride = 1;
    private long seen;

    void add(long rowCount, long elapsedNanos) {
        if (seen++ % stride != 0) {
            return;
        }
        if (size == MOST) {
            halve();
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.min(MOST, 2 * size));
            nanos = Arrays.copyOf(nanos, Math.min(MOST, 2 * size));
        }
        rows[size] = (int) Math.min(rowCount, Integer.MAX_VALUE);
        nanos[size++] = elapsedNanos;
    }

    /** Every second point goes, and from now on half as many come. */
    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            rows[i] = rows[2 * i];
            nanos[i] = nanos[2 * i];
        }
        size = MOST / 2;
        stride *= 2;
    }

    /** Nanoseconds each row adds; 0 where every execution read as many. */
    double perRowNanos() {
        double[] slopes = new double[size * (size - 1) / 2];
        int count = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                if (rows[i] != rows[j]) {
                    slopes[count++] = (double) (nanos[j] - nanos[i]) / (rows[j] - rows[i]);
                }
            }
        }
        return Math.max(0, median(Arrays.copyOf(slopes, count)));
    }

    /** Nanoseconds an execution takes beside its rows. */
    double fixedNanos() {
        double each = perRowNanos();
        double[] rests = new double[size];
        for (int i = 0; i < size; i++) {
            rests[i] = nanos[i] - each * rows[i];
        }
        return Math.max(0, median(rests));
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
