package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.EntryPoint.Law;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A63: an entry point that asks more than it did in an earlier run. By its slope, not by its count: a unit asks at least a
 * tenth and half an execution more, and more for each row of its data as well; or it grows with its data now, and did not
 * before.
 */
public final class QueryCountRegression {
    private static final double MARGIN = 1.1;
    private static final double LEAST = 0.5;

    private QueryCountRegression() {}

    /**
     * Compares two runs of one entry point.
     *
     * @param shapes those of the run after; the one that grew most is told
     */
    public static Optional<Finding> judge(EntryPoint before, EntryPoint after, List<Shape> shapes) {
        boolean slower = before.law() == Law.CONSTANT && after.law() == Law.LINEAR;
        if (!slower && !more(before, after)) {
            return Optional.empty();
        }
        return shapes.stream()
                .filter(shape -> excess(before, after, shape) > 0)
                .max(Comparator.comparingDouble(shape -> excess(before, after, shape)))
                .map(shape -> finding(after, shape, slower ? Evidence.E4 : Evidence.E3));
    }

    private static boolean more(EntryPoint before, EntryPoint after) {
        return after.perUnit() >= before.perUnit() + LEAST
                && after.perUnit() > before.perUnit() * MARGIN
                && after.perRow() > before.perRow() * MARGIN;
    }

    private static double excess(EntryPoint before, EntryPoint after, Shape shape) {
        return after.perUnit(shape.fingerprint()) - before.perUnit(shape.fingerprint());
    }

    private static Finding finding(EntryPoint after, Shape shape, Evidence evidence) {
        long executions = after.shapes().getOrDefault(shape.fingerprint(), 0L);
        return new Finding(
                "A63",
                Severity.WARNING,
                evidence,
                after.unit(),
                after.units(),
                null,
                new Child(shape, 0, null, executions, executions, 0, 0, 0),
                null,
                List.of(),
                null,
                null,
                List.of());
    }
}
