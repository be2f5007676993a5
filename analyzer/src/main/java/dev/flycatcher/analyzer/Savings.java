package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Saved;
import dev.flycatcher.analyzer.rewrite.Cure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a cure would save: the round trips it makes needless, each at its round-trip time
 * plus what the statement took here beside its rows, which are read all the same. */
final class Savings {
    private static final double[] ROUND_TRIPS = {0.1, 0.5, 1, 5};
    private static final String[] NAMES = {"0.1", "0.5", "1", "5"};

    private Savings() {}

    /**
     * Savings over everything that was recorded.
     *
     * @param fixedMillis time of one execution of the child, less what its rows took, where it was recorded
     */
    static Saved of(Finding finding, Cure cure, double fixedMillis) {
        long trips = Math.max(0, finding.child().executions() - cure.remaining());
        Map<String, Double> millis = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            millis.put(NAMES[i], trips * (ROUND_TRIPS[i] + fixedMillis));
        }
        return new Saved(trips, Collections.unmodifiableMap(millis));
    }
}
