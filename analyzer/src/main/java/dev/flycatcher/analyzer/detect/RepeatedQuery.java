package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A09: the same query with the same values on the same connection, nothing written to its tables and nothing committed
 * in between, and the same rows read: all but the first were needless. A10: so it is within a loop over rows, where it
 * belongs before the loop.
 */
final class RepeatedQuery implements Rule {

    /** What has to be equal. */
    private record Asked(int connection, Binds binds) {}

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean reads = group.shape().verb() == Verb.SELECT
                    && !group.outline().tables().isEmpty();
            boolean free =
                    work.unclaimed(group, IntStream.range(0, group.size()).toArray()).length == group.size();
            if (reads && free && group.size() > 1 && !work.looped(group)) {
                judge(work, group, findings);
            }
        }
    }

    private static void judge(Work work, Group group, Consumer<Finding> findings) {
        List<Integer> repeated = new ArrayList<>();
        Set<Integer> first = new HashSet<>();
        Map<Asked, List<Integer>> byQuestion = new LinkedHashMap<>();
        for (int i = 0; i < group.size(); i++) {
            Execution execution = group.executions().get(i);
            byQuestion
                    .computeIfAbsent(new Asked(execution.connection(), execution.binds()), any -> new ArrayList<>())
                    .add(i);
        }
        byQuestion.values().forEach(members -> chains(work, group, members, repeated, first));
        int[] members = repeated.stream().mapToInt(i -> i).sorted().toArray();
        for (Part part : Part.split(group, members)) {
            Severity severity = part.members().length >= 5 ? Severity.ERROR : Severity.WARNING;
            boolean within = part.members().length >= 3 && work.loopsAt(part.site());
            String rule = within ? "A10" : "A09";
            long needed = Arrays.stream(part.members()).filter(first::contains).count();
            findings.accept(Draft.of(work, group, part, 0).asking(needed).finding(rule, severity, Evidence.E3));
        }
    }

    /** Adds what belongs to an unbroken run of two or more equal answers, and the first of each run. */
    private static void chains(
            Work work, Group group, List<Integer> members, List<Integer> repeated, Set<Integer> first) {
        int start = 0;
        for (int n = 1; n <= members.size(); n++) {
            if (n == members.size() || !same(work, group, members.get(n - 1), members.get(n))) {
                if (n - start > 1) {
                    repeated.addAll(members.subList(start, n));
                    first.add(members.get(start));
                }
                start = n;
            }
        }
    }

    private static boolean same(Work work, Group group, int before, int after) {
        Execution first = group.executions().get(before);
        Execution second = group.executions().get(after);
        return sameAnswer(first.results(), second.results())
                && !work.writes().between(group.outline(), group.indexes()[before], group.indexes()[after])
                && !work.ended(first.connection(), group.indexes()[before], group.indexes()[after]);
    }

    private static boolean sameAnswer(List<Result> first, List<Result> second) {
        if (first.size() != 1 || second.size() != 1) {
            return false;
        }
        Result one = first.get(0);
        Result other = second.get(0);
        boolean empty = one.rows() == 0 && other.rows() == 0 && one.exhausted() && other.exhausted();
        return empty || one.hash() != 0 && one.hash() == other.hash() && one.rows() == other.rows();
    }
}
