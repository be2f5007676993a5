package dev.flycatcher.testapps.benchmarks.server;

import java.util.ArrayList;
import java.util.List;

/** What one contender took, in nanoseconds, round by round, and as a multiple of JDBC's in the same round. */
final class Times {
    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    void add(double taken, double base) {
        nanos.add(taken);
        ratios.add(taken / base);
    }

    double spent() {
        return nanos.stream().mapToDouble(Double::doubleValue).sum();
    }

    double least() {
        return nanos.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    int rounds() {
        return nanos.size();
    }

    /** Over the second half: the first warms the JVM up. */
    double median() {
        List<Double> warm = ratios.subList(ratios.size() / 2, ratios.size()).stream()
                .sorted()
                .toList();
        return warm.isEmpty() ? Double.NaN : warm.get(warm.size() / 2);
    }
}
