package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Binds;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A18: batches sent five times or more with fewer than two rows on average: something flushes them, as statements that take
 * turns do.
 */
final class BrokenBatches implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> binds(group, i).batched() && binds(group, i).width() > 0)
                    .toArray();
            long rows =
                    IntStream.of(members).mapToLong(i -> binds(group, i).rows()).sum();
            if (members.length >= LEAST && rows < 2L * members.length) {
                work.claim(group, members);
                Draft.tell(work, group, members, "A18", Severity.WARNING, findings);
            }
        }
    }

    private static Binds binds(Group group, int member) {
        return group.executions().get(member).binds();
    }
}
