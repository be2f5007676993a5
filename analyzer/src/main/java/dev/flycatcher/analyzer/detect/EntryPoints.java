package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
        private final Map<Long, Long> shapes = new HashMap<>();
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
            scaling.add(longest, all);
            units++;
            executions += all;
            rows += longest;
            trace.executions().forEach(this::count);
        }

        private void count(Execution execution) {
            long shape = execution.shape().fingerprint();
            if (shapes.size() < MOST_SHAPES || shapes.containsKey(shape)) {
                shapes.merge(shape, 1L, Long::sum);
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
                    .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_KEPT)
                    .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
            return most;
        }
    }

    private final Map<String, Asked> byName = new LinkedHashMap<>();

    /** Counts one more unit. */
    public void add(Trace trace) {
        String name = trace.unit().name();
        if (!NONE.contains(trace.unit().kind()) && (byName.size() < MOST || byName.containsKey(name))) {
            byName.computeIfAbsent(name, any -> new Asked()).add(trace);
        }
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
