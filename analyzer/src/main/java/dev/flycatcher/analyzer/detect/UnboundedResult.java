package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A23: more rows read than {@link Thresholds#rows()} from a query without a bound, a key or a list. Where the rows fed
 * other statements, all of them were wanted: a loop over them has a finding of its own, an export in lists needs none.
 */
final class UnboundedResult implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, unbounded(group) ? group.size() : 0)
                    .filter(i -> Draft.rows(group.executions().get(i))
                            > work.thresholds().rows())
                    .toArray();
            if (members.length > 0 && !work.feeds(group)) {
                Draft.tell(work, group, members, "A23", Severity.WARNING, findings);
            }
        }
    }

    private static boolean unbounded(Group group) {
        Outline outline = group.outline();
        return group.shape().verb() == Verb.SELECT
                && !outline.tables().isEmpty()
                && !outline.limited()
                && outline.uses().stream().noneMatch(use -> use.kind() == Use.Kind.LISTED);
    }
}
