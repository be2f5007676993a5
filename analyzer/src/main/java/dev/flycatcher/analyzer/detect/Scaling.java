package dev.flycatcher.analyzer.detect;

import java.util.HashSet;
import java.util.Set;

/** Least squares of executions {@code k} over the parent's rows {@code n}, unit by unit: the law by which a loop grows. */
public final class Scaling {
    private static final int MOST_SIZES = 1_000;

    private final Set<Long> sizes = new HashSet<>();
    private double count;
    private double n;
    private double k;
    private double nn;
    private double nk;
    private double kk;

    void add(long rows, long executions) {
        add(rows, executions, 1);
    }

    /** Adds so many units alike: rows of the parent, executions of the child. */
    public void add(long rows, long executions, long units) {
        if (sizes.size() < MOST_SIZES) {
            sizes.add(rows);
        }
        count += units;
        n += (double) units * rows;
        k += (double) units * executions;
        nn += (double) units * rows * rows;
        nk += (double) units * rows * executions;
        kk += (double) units * executions * executions;
    }

    /** Executions more per row more; not a number before three sizes were seen. */
    public double slope() {
        return sizes.size() < 3 ? Double.NaN : (count * nk - n * k) / (count * nn - n * n);
    }

    /** Different numbers of rows so far, at most 1,000 of them counted. */
    public int sizes() {
        return sizes.size();
    }

    /** Share of the variance the line explains. */
    public double fit() {
        double covariance = count * nk - n * k;
        double variances = (count * nn - n * n) * (count * kk - k * k);
        return variances <= 0 ? 0 : covariance * covariance / variances;
    }

    /** About one execution more for each row more. */
    boolean linear() {
        double slope = slope();
        return slope >= 0.8 && slope <= 1.2 && fit() >= 0.9;
    }
}
