package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Published decision rules of other detectors, written again over a unit's executions and given the same folded texts,
 * which favours those that compare raw text. Thresholds are the published defaults.
 */
enum Rivals {
    QUICKPERF("QuickPerf", "one text, two different binds or more", all -> distinct(all) >= 2),
    PROSOPITE("Prosopite", "one text from one stack, twice or more", all -> false),
    SENTRY("Sentry", "five alike in a row, after another query", all -> false),
    QUERY_AUDIT("query-audit", "one text, three times or more", all -> all.size() >= 3),
    PERF_SENTINEL("perf-sentinel", "five different binds within 500 ms", all -> burst(all) >= 5),
    JPA_NPLUS1("jpa-nplus1-detector", "one text without IN, twice or more", all -> all.size() >= 2 && !listed(all));

    private static final int SENTRY_RUN = 5;
    private static final long WINDOW = 500_000_000L;

    final String tool;
    final String rule;
    private final Predicate<List<Execution>> judges;

    Rivals(String tool, String rule, Predicate<List<Execution>> judges) {
        this.tool = tool;
        this.rule = rule;
        this.judges = judges;
    }

    /** Whether the rule flags that query in that unit. */
    boolean flags(Scenario unit, long fingerprint) {
        Trace trace = unit.trace();
        if (this == SENTRY) {
            return longestRun(trace, fingerprint) >= SENTRY_RUN;
        }
        List<Execution> all = trace.executions().stream()
                .filter(e -> e.shape().fingerprint() == fingerprint && reads(e))
                .toList();
        if (this == PROSOPITE) {
            return mostFromOneStack(all, unit.stacks()) >= 2;
        }
        return !all.isEmpty() && judges.test(all);
    }

    private static boolean reads(Execution execution) {
        Verb verb = execution.shape().verb();
        return verb == Verb.SELECT || verb == Verb.CALL;
    }

    private static long distinct(List<Execution> all) {
        return all.stream().map(Execution::binds).distinct().count();
    }

    /** Of all stacks, not only of those a recorder would have sampled. */
    private static long mostFromOneStack(List<Execution> all, List<List<Frame>> stacks) {
        Map<List<Frame>, Long> counts =
                all.stream().collect(Collectors.groupingBy(e -> stacks.get(e.ordinal()), Collectors.counting()));
        return counts.values().stream().mapToLong(i -> i).max().orElse(0);
    }

    /** Spans of one thread have one parent span here. */
    private static int longestRun(Trace trace, long fingerprint) {
        Map<Integer, List<Execution>> threads = trace.executions().stream()
                .collect(Collectors.groupingBy(Execution::thread, LinkedHashMap::new, Collectors.toList()));
        int longest = 0;
        for (List<Execution> thread : threads.values()) {
            int run = 0;
            boolean after = false;
            for (Execution execution : thread) {
                boolean alike = execution.shape().fingerprint() == fingerprint && reads(execution);
                run = alike ? run + 1 : 0;
                after |= !alike;
                longest = after ? Math.max(longest, run) : longest;
            }
        }
        return longest;
    }

    private static int burst(List<Execution> all) {
        Deque<Execution> window = new ArrayDeque<>();
        int most = 0;
        for (Execution execution : all) {
            window.add(execution);
            while (execution.startNanos() - window.getFirst().startNanos() > WINDOW) {
                window.removeFirst();
            }
            List<Binds> binds = new ArrayList<>();
            window.forEach(one -> binds.add(one.binds()));
            most = Math.max(most, (int) binds.stream().distinct().count());
        }
        return most;
    }

    private static boolean listed(List<Execution> all) {
        String sql = all.get(0).shape().sql().toLowerCase(Locale.ROOT);
        return sql.contains(" in(") || sql.contains(" in (");
    }
}
