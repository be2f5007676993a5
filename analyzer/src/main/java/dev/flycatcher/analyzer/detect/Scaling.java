package dev.flycatcher.analyzer.detect;

import java.util.HashSet;
import java.util.Set;

/** Least squares of executions {@code k} over the parent's rows {@code n}, unit by unit: the law by which a loop grows. */
final class Scaling {
    private final Set<Long> sizes = new HashSet<>();
    private double count;
    private double n;
    private double k;
    private double nn;
    private double nk;
    private double kk;

    void add(long rows, long executions) {
        if (sizes.size() < 3) {
            sizes.add(rows);
        }
        count++;
        n += rows;
        k += executions;
        nn += (double) rows * rows;
        nk += (double) rows * executions;
        kk += (double) executions * executions;
    }

    /** Executions more per row more; not a number before three sizes were seen. */
    double slope() {
        return sizes.size() < 3 ? Double.NaN : (count * nk - n * k) / (count * nn - n * n);
    }

    /** Share of the variance the line explains. */
    double fit() {
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
