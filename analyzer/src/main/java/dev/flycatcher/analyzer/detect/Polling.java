package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A59: one query with the same values twenty times or more in one unit, at a steady pace of 20 ms to 1 s, nineteen in
 * twenty of them without a row. Values of different units cannot be compared, so each unit is judged by itself.
 */
final class Polling implements Rule {
    private static final int LEAST = 20;
    private static final double SHORTEST = 20e6;
    private static final double LONGEST = 1e9;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean same = group.shape().verb() == Verb.SELECT && group.size() >= LEAST && same(group);
            if (same && empty(group) && steady(group)) {
                int[] all = IntStream.range(0, group.size()).toArray();
                work.claim(group, all);
                Draft.tell(work, group, all, "A59", Severity.INFO, findings);
            }
        }
    }

    private static boolean same(Group group) {
        return group.executions().stream()
                .allMatch(each -> each.binds().equals(group.executions().get(0).binds()));
    }

    private static boolean empty(Group group) {
        long empty = group.executions().stream()
                .filter(execution -> Draft.rows(execution) == 0)
                .count();
        return empty * 20 >= group.size() * 19L;
    }

    /** Whether the times between two of them differ by less than a quarter of their mean, as their deviation has it. */
    private static boolean steady(Group group) {
        double[] gaps = IntStream.range(1, group.size())
                .mapToDouble(i -> group.executions().get(i).startNanos()
                        - group.executions().get(i - 1).startNanos())
                .toArray();
        double mean = Arrays.stream(gaps).average().orElse(0);
        double variance = Arrays.stream(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElse(0);
        return mean >= SHORTEST && mean < LONGEST && Math.sqrt(variance) < mean / 4;
    }
}
