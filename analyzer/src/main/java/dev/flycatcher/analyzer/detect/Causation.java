package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether the parent's rows cause the child's executions (E6): the unit is run again with the parent's results ending
 * early, and the executions must fall with the rows. What the unit itself comes to is of no interest, only the counts.
 *
 * @param proven whether they fell in proportion
 * @param points each run's rows of the parent and executions of the child, fewest rows first
 * @param words the outcome as a sentence's part: {@code 1 row, 1 query; 5 rows, 5 queries; 10 rows, 10 queries}
 */
public record Causation(boolean proven, List<Point> points, String words) {
    private static final double OFF = 0.25;

    /** One run. */
    public record Point(long parentRows, long executions) {}

    /** Runs a unit of work once more. */
    @FunctionalInterface
    public interface Rerun {
        /**
         * Runs it with every result of that shape ending after so many rows.
         *
         * @param shape the fingerprint of the shape
         * @return what was recorded of that run alone
         */
        List<Trace> cut(long shape, int rows) throws Exception;
    }

    /**
     * Cuts the parent to one row, then to half of them.
     *
     * @param full what was recorded of the whole run, caches being as warm as in the runs to come
     */
    public static Causation of(Finding finding, List<Trace> full, Rerun rerun) {
        Parent parent = finding.parent();
        if (parent == null) {
            return new Causation(false, List.of(), "no parent is known whose rows could be cut");
        }
        long of = parent.shape().fingerprint();
        Point all = point(finding, full);
        long most = rowsOfOne(full, of);
        if (most < 3) {
            return new Causation(false, List.of(all), "too few rows to cut: " + words(List.of(all)));
        }
        List<Point> points = new ArrayList<>();
        try {
            points.add(point(finding, rerun.cut(of, 1)));
            points.add(point(finding, rerun.cut(of, (int) Math.min(Integer.MAX_VALUE, most / 2))));
        } catch (Exception e) {
            points.add(all);
            return new Causation(
                    false,
                    points,
                    "the unit could not be run again: " + e.getClass().getSimpleName());
        }
        points.add(all);
        return new Causation(falls(points), List.copyOf(points), words(points));
    }

    private static boolean falls(List<Point> points) {
        Point all = points.get(points.size() - 1);
        double each = (double) all.executions() / all.parentRows();
        return points.stream()
                        .limit(2)
                        .allMatch(point -> point.parentRows() > 0
                                && point.parentRows() < all.parentRows()
                                && near(point.executions(), each * point.parentRows()))
                && points.get(0).executions() < points.get(1).executions()
                && points.get(1).executions() < all.executions();
    }

    /** Rows that have no child, or one that was remembered, need not lie evenly: one, or a quarter, may be off. */
    private static boolean near(long seen, double expected) {
        return Math.abs(seen - expected) <= Math.max(1, OFF * expected);
    }

    private static Point point(Finding finding, List<Trace> traces) {
        long parent = finding.parent() == null ? 0 : finding.parent().shape().fingerprint();
        long child = finding.child().shape().fingerprint();
        long rows = 0;
        long executions = 0;
        for (Trace trace : traces) {
            for (Execution execution : trace.executions()) {
                long shape = execution.shape().fingerprint();
                rows += shape == parent ? rows(execution) : 0;
                executions += shape == child ? 1 : 0;
            }
        }
        return new Point(rows, executions);
    }

    private static long rowsOfOne(List<Trace> traces, long shape) {
        return traces.stream()
                .flatMap(trace -> trace.executions().stream())
                .filter(execution -> execution.shape().fingerprint() == shape)
                .mapToLong(Causation::rows)
                .max()
                .orElse(0);
    }

    private static long rows(Execution execution) {
        return execution.results().stream().mapToLong(Result::rows).sum();
    }

    private static String words(List<Point> points) {
        return points.stream()
                .map(point ->
                        count(point.parentRows(), "row", "rows") + ", " + count(point.executions(), "query", "queries"))
                .collect(Collectors.joining("; "));
    }

    private static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
