package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A08: a query made for a list of keys, run five times or more with one or two keys in it, or with less than a quarter of
 * the longest list seen.
 */
final class ListOfOne implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            // Two are the parts of one key, as Hibernate asks for it: (a, b) in ((?, ?)).
            long listed = group.outline().uses().stream()
                    .filter(use -> use.kind() == Use.Kind.LISTED)
                    .count();
            if (listed == 1 && group.shape().verb() == Verb.SELECT && group.size() >= LEAST) {
                judge(work, group, findings);
            }
        }
    }

    private static void judge(Work work, Group group, Consumer<Finding> findings) {
        int longest = IntStream.range(0, group.size())
                .map(i -> length(group, i))
                .max()
                .orElse(0);
        int[] small = IntStream.range(0, group.size())
                .filter(i -> length(group, i) > 0 && !level(work, group, i))
                .filter(i -> longest <= 2 || length(group, i) * 4 < longest)
                .toArray();
        if (small.length >= LEAST) {
            for (Part part : Part.split(group, small)) {
                Draft draft = Draft.of(work, group, part, work.varying(group));
                findings.accept(draft.finding("A08", Severity.WARNING, draft.seen()));
            }
        }
    }

    /** Whether its keys are rows of the same query: a tree fetched level by level has lists as long as its levels. */
    private static boolean level(Work work, Group group, int member) {
        return Arrays.stream(group.executions().get(member).binds().values())
                .anyMatch(value -> value > 0
                        && work.sources().readBy(value, group.shape().fingerprint(), group.indexes()[member]));
    }

    private static int length(Group group, int member) {
        return group.text()
                .markers()
                .listed(group.executions().get(member).binds().width());
    }
}
