package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A38: lists of more than 1,000 values, which Oracle refuses and others plan badly. A37: ten or more different lengths of
 * one list, each a statement of its own to prepare and plan.
 */
final class LongLists implements Rule {
    private static final int LONGEST = 1_000;
    private static final int MOST_LENGTHS = 10;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            if (group.outline().uses().stream().anyMatch(use -> use.kind() == Use.Kind.LISTED)) {
                int[] lengths = IntStream.range(0, group.size())
                        .map(i -> length(group, i))
                        .toArray();
                int[] all = IntStream.range(0, group.size()).toArray();
                int[] longest =
                        IntStream.of(all).filter(i -> lengths[i] > LONGEST).toArray();
                tell(work, group, longest, "A38", Severity.WARNING, findings);
                if (IntStream.of(lengths).distinct().count() >= MOST_LENGTHS) {
                    tell(work, group, all, "A37", Severity.INFO, findings);
                }
            }
        }
    }

    private static void tell(
            Work work, Group group, int[] members, String rule, Severity severity, Consumer<Finding> findings) {
        for (Part part : Part.split(group, members)) {
            Draft draft = Draft.of(work, group, part, 0);
            findings.accept(draft.finding(rule, severity, draft.seen()));
        }
    }

    private static int length(Group group, int member) {
        return group.text()
                .markers()
                .listed(group.executions().get(member).binds().width());
    }
}
