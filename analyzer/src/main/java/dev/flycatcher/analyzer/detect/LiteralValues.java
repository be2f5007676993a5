package dev.flycatcher.analyzer.detect;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A39: five texts or more that differ only in the values written into them, nothing being bound: each is parsed and planned
 * anew, and whoever supplies such a value may supply SQL.
 */
final class LiteralValues implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> written(group, i))
                    .toArray();
            long texts = Arrays.stream(members)
                    .mapToObj(i -> group.executions().get(i).binds())
                    .distinct()
                    .count();
            if (texts >= LEAST) {
                Draft.tell(work, group, members, "A39", Severity.WARNING, findings);
            }
        }
    }

    private static boolean written(Group group, int member) {
        var binds = group.executions().get(member).binds();
        return binds.width() > 0 && binds.literals() == binds.width() && !binds.batched();
    }
}
