package dev.flycatcher.testapps.corpus;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Published decision rules of other detectors, written again over a unit's executions and given the same folded texts,
 * which favours those that compare raw text. Thresholds are the published defaults; those of time are left out, and what
 * several threads did counts as one sequence, which favours them as well.
 */
enum Rivals {
    QUICKPERF("QuickPerf", "one text, two different binds or more", all -> distinct(all) >= 2),
    PROSOPITE("Prosopite", "one text from one stack, twice or more", all -> false),
    SENTRY("Sentry", "five alike in a row, after another query", all -> false),
    QUERY_AUDIT("query-audit", "one text, three times or more", all -> all.size() >= 3),
    PERF_SENTINEL("perf-sentinel", "five different binds", all -> distinct(all) >= 5),
    JPA_NPLUS1("jpa-nplus1-detector", "one text without IN, twice or more", all -> all.size() >= 2 && !listed(all));

    private static final int SENTRY_RUN = 5;

    final String tool;
    final String rule;
    private final Predicate<List<Execution>> judges;

    Rivals(String tool, String rule, Predicate<List<Execution>> judges) {
        this.tool = tool;
        this.rule = rule;
        this.judges = judges;
    }

    /** Tables whose queries the rule flags in any unit of a situation. */
    Set<String> flags(Played played) {
        Set<String> flagged = new TreeSet<>();
        int first = 0;
        for (Trace trace : played.traces()) {
            List<StackTraceElement[]> stacks = stacks(played, first, trace);
            trace.executions().stream()
                    .map(Execution::shape)
                    .distinct()
                    .filter(shape -> flags(trace, shape.fingerprint(), stacks))
                    .forEach(shape -> flagged.add(Told.table(shape)));
            first += trace.executions().size();
        }
        return flagged;
    }

    private static List<StackTraceElement[]> stacks(Played played, int first, Trace trace) {
        int last = first + trace.executions().size();
        return last > played.stacks().size() ? List.of() : played.stacks().subList(first, last);
    }

    private boolean flags(Trace trace, long fingerprint, List<StackTraceElement[]> stacks) {
        if (this == SENTRY) {
            return longestRun(trace, fingerprint) >= SENTRY_RUN;
        }
        List<Execution> all = trace.executions().stream()
                .filter(e -> e.shape().fingerprint() == fingerprint && reads(e))
                .toList();
        if (this == PROSOPITE) {
            return mostFromOneStack(all, stacks) >= 2;
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

    /** Of all stacks, not only of those a recorder samples. */
    private static long mostFromOneStack(List<Execution> all, List<StackTraceElement[]> stacks) {
        Map<Object, Long> counts = all.stream()
                .collect(Collectors.groupingBy(
                        e -> stacks.isEmpty() ? "" : Arrays.asList(stacks.get(e.ordinal())), Collectors.counting()));
        return counts.values().stream().mapToLong(i -> i).max().orElse(0);
    }

    private static int longestRun(Trace trace, long fingerprint) {
        int longest = 0;
        int run = 0;
        boolean after = false;
        for (Execution execution : trace.executions()) {
            boolean alike = execution.shape().fingerprint() == fingerprint && reads(execution);
            run = alike ? run + 1 : 0;
            after |= !alike;
            longest = after ? Math.max(longest, run) : longest;
        }
        return longest;
    }

    private static boolean listed(List<Execution> all) {
        String sql = all.get(0).shape().sql().toLowerCase(Locale.ROOT);
        return sql.contains(" in(") || sql.contains(" in (");
    }
}
