package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what each entry point asks; preparations, clearing up and starting are none. Bounded. */
public final class EntryPoints {
    private static final int MOST = 10_000;
    private static final int MOST_SHAPES = 100;
    private static final int MOST_KEPT = 20;
    private static final Set<Unit.Kind> NONE =
            Set.of(Unit.Kind.SETUP, Unit.Kind.TEARDOWN, Unit.Kind.STARTUP, Unit.Kind.TRANSACTION);

    /** One so far. */
    private static final class Asked {
        private final Scaling scaling = new Scaling();
        private final Map<Long, long[]> shapes = new HashMap<>();
        private long units;
        private long executions;
        private long rows;

        private void add(Trace trace) {
            long all = trace.executions().size() + trace.dropped().executions();
            long longest = trace.executions().stream()
                    .flatMap(execution -> execution.results().stream())
                    .mapToLong(Result::rows)
                    .max()
                    .orElse(0);
            add(all, longest);
            trace.executions().forEach(execution -> count(execution.shape(), 1));
        }

        private void add(long all, long longest) {
            scaling.add(longest, all);
            units++;
            executions += all;
            rows += longest;
        }

        /** Executions of one shape mostly follow each other: they are counted together, for which nothing is made. */
        private void add(Transcript unit) {
            long longest = 0;
            int run = 0;
            for (int i = 0; i < unit.executions(); i++) {
                longest = Math.max(longest, unit.rows(i));
                run++;
                boolean last = i + 1 == unit.executions();
                if (last || unit.shape(i).fingerprint() != unit.shape(i + 1).fingerprint()) {
                    count(unit.shape(i), run);
                    run = 0;
                }
            }
            add(unit.executions() + unit.dropped().executions(), longest);
        }

        private void count(Shape shape, long more) {
            long[] known = shapes.get(shape.fingerprint());
            if (known != null) {
                known[0] += more;
            } else if (shapes.size() < MOST_SHAPES) {
                shapes.put(shape.fingerprint(), new long[] {more});
            }
        }

        /** A line that hardly rises is none; one that rises by less than half an execution a row has another cause. */
        private EntryPoint.Law law() {
            double slope = scaling.slope();
            boolean rises = slope >= 0.5 && scaling.fit() >= 0.9;
            return rises
                    ? EntryPoint.Law.LINEAR
                    : Math.abs(slope) < 0.05 ? EntryPoint.Law.CONSTANT : EntryPoint.Law.UNKNOWN;
        }

        private SortedMap<Long, Long> most() {
            SortedMap<Long, Long> most = new TreeMap<>();
            shapes.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<Long, long[]> entry) -> -entry.getValue()[0])
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_KEPT)
                    .forEach(entry -> most.put(entry.getKey(), entry.getValue()[0]));
            return most;
        }
    }

    private final Map<String, Asked> byName = new LinkedHashMap<>();

    /** Counts one more unit. */
    public void add(Trace trace) {
        Asked asked = of(trace.unit());
        if (asked != null) {
            asked.add(trace);
        }
    }

    /** Counts one more unit as it is written down. */
    public void add(Transcript unit) {
        Asked asked = of(unit.unit());
        if (asked != null) {
            asked.add(unit);
        }
    }

    private @Nullable Asked of(Unit unit) {
        boolean room = byName.size() < MOST || byName.containsKey(unit.name());
        return NONE.contains(unit.kind()) || !room ? null : byName.computeIfAbsent(unit.name(), any -> new Asked());
    }

    /** All of them, in the order in which they were first seen. */
    public List<EntryPoint> all() {
        return byName.entrySet().stream()
                .map(entry -> {
                    Asked asked = entry.getValue();
                    return new EntryPoint(
                            entry.getKey(), asked.units, asked.executions, asked.rows, asked.law(), asked.most());
                })
                .toList();
    }
}
