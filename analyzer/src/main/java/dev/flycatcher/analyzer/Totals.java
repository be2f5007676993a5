package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.report.Report.ShapeSummary;
import dev.flycatcher.analyzer.report.Report.Summary;
import dev.flycatcher.analyzer.report.Report.UnitSummary;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts over all units: per shape, and of the units themselves. */
final class Totals {
    private static final int MOST_SHAPES = 10_000;

    private static final class OfShape {
        private final Shape shape;
        private final Durations durations = new Durations();
        private final TimeByRows time = new TimeByRows();
        private long rows;
        private long nanos;
        private String engine;

        private OfShape(Shape shape, String engine) {
            this.shape = shape;
            this.engine = engine;
        }
    }

    private final Map<Long, OfShape> shapes = new LinkedHashMap<>();
    private final Units units = new Units();
    private long executions;
    private long unitCount;
    private long dropped;
    private long nanos;

    void add(Trace trace, boolean found) {
        trace.executions().forEach(execution -> add(execution, trace.engine(execution.connection())));
        units.add(trace, found);
        unitCount++;
        executions += trace.dropped().executions();
        dropped += trace.dropped().executions();
    }

    private void add(Execution execution, String engine) {
        long spent = nanos(execution);
        executions++;
        nanos += spent;
        OfShape total = shapes.get(execution.shape().fingerprint());
        if (total == null && shapes.size() < MOST_SHAPES) {
            total = new OfShape(execution.shape(), engine);
            shapes.put(execution.shape().fingerprint(), total);
        }
        if (total != null) {
            total.durations.add(execution.elapsedNanos());
            total.nanos += spent;
            total.engine = total.engine.equals(engine) ? engine : "";
            long rows = execution.results().stream().mapToLong(Result::rows).sum();
            total.rows += rows;
            total.time.add(rows, spent);
        }
    }

    private static long nanos(Execution execution) {
        return execution.elapsedNanos()
                + execution.results().stream()
                        .mapToLong(result -> Math.max(0, result.lastNanos() - result.firstNanos()))
                        .sum();
    }

    /** What one execution of that shape takes beside its rows; 0 for one that was not kept. */
    double fixedMillis(Shape shape) {
        OfShape total = shapes.get(shape.fingerprint());
        return total == null ? 0 : total.time.fixedNanos() / 1e6;
    }

    /** Name of the only engine that was asked so; "" when it is not known, or there were several. */
    String engine(Shape shape) {
        OfShape total = shapes.get(shape.fingerprint());
        return total == null ? "" : total.engine;
    }

    Summary summary() {
        return new Summary(executions, unitCount, shapes.size(), dropped, nanos);
    }

    List<UnitSummary> units() {
        return units.summaries();
    }

    List<ShapeSummary> shapes() {
        return shapes.values().stream()
                .map(of -> new ShapeSummary(of.shape, of.durations.count(), of.rows, of.nanos))
                .sorted(Comparator.comparingLong(ShapeSummary::executions).reversed())
                .toList();
    }
}
