package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.report.Report.ShapeSummary;
import dev.flycatcher.analyzer.report.Report.Summary;
import dev.flycatcher.analyzer.report.Report.UnitSummary;
import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Transcript;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts over all units: per shape, and of the units themselves. */
final class Totals {
    private static final int MOST_SHAPES = 10_000;

    private static final class OfShape {
        private final Shape shape;
        private final TimeByRows time = new TimeByRows();
        private long executions;
        private long rows;
        private long nanos;
        private String engine;

        private OfShape(Shape shape, String engine) {
            this.shape = shape;
            this.engine = engine;
        }

        private void add(String asked, long elapsed, long read, long reading) {
            executions++;
            nanos += elapsed + reading;
            engine = engine.equals(asked) ? asked : "";
            rows += read;
            time.add(read, elapsed + reading);
        }
    }

    private final Map<Long, OfShape> shapes = new LinkedHashMap<>();
    private final Units units = new Units();
    private long executions;
    private @Nullable OfShape last;
    private long unitCount;
    private long judged;
    private long dropped;
    private long nanos;

    /** Counts a unit that was judged. */
    void add(Trace trace, boolean found) {
        trace.executions().forEach(execution -> add(execution, trace.engine(execution.connection())));
        units.add(trace, found);
        judged++;
        add(trace.dropped());
    }

    /** Counts a unit that was not. */
    void add(Transcript unit) {
        for (int i = 0; i < unit.executions(); i++) {
            add(unit.shape(i), unit.engine(i), unit.nanos(i), unit.rows(i), unit.readingNanos(i));
        }
        add(unit.dropped());
    }

    private void add(Dropped lost) {
        unitCount++;
        executions += lost.executions();
        dropped += lost.executions();
    }

    private void add(Execution execution, String engine) {
        long rows = 0;
        long reading = 0;
        for (Result result : execution.results()) {
            rows += result.rows();
            reading += Math.max(0, result.lastNanos() - result.firstNanos());
        }
        add(execution.shape(), engine, execution.elapsedNanos(), rows, reading);
    }

    private void add(Shape shape, String engine, long elapsed, long rows, long reading) {
        executions++;
        nanos += elapsed + reading;
        OfShape total = of(shape, engine);
        if (total != null) {
            total.add(engine, elapsed, rows, reading);
        }
    }

    /** Executions of one shape mostly follow each other; null when there are too many shapes. */
    private @Nullable OfShape of(Shape shape, String engine) {
        OfShape known = last;
        if (known == null || known.shape.fingerprint() != shape.fingerprint()) {
            known = shapes.get(shape.fingerprint());
            if (known == null && shapes.size() < MOST_SHAPES) {
                known = new OfShape(shape, engine);
                shapes.put(shape.fingerprint(), known);
            }
            last = known;
        }
        return known;
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
        return new Summary(executions, unitCount, judged, shapes.size(), dropped, nanos);
    }

    List<UnitSummary> units() {
        return units.summaries();
    }

    List<ShapeSummary> shapes() {
        return shapes.values().stream()
                .map(of -> new ShapeSummary(of.shape, of.executions, of.rows, of.nanos))
                .sorted(Comparator.comparingLong(ShapeSummary::executions).reversed())
                .toList();
    }
}
