package dev.flycatcher.analyzer.detect;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A32: two tables in one {@code FROM} and nothing that ties them together: every row of one with every row of the other. A
 * {@code CROSS JOIN} says so and is left alone, and so is what a reader of tokens cannot be sure of.
 */
final class JoinWithoutPredicate implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            if (group.outline().unlinked()) {
                int[] members = IntStream.range(0, group.size()).toArray();
                Draft.tell(work, group, members, "A32", Severity.ERROR, findings);
            }
        }
    }
}
