package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A44: one text with markers prepared anew for each of twenty executions or more. Free where the driver or the pool keeps
 * prepared statements, which a trace does not tell; a loop over rows goes with its own cure.
 */
final class PrepareChurn implements Rule {
    private static final int LEAST = 20;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, work.told(group) ? 0 : group.size())
                    .filter(i -> prepared(group.executions().get(i)))
                    .toArray();
            long statements = IntStream.of(members)
                    .map(i -> group.executions().get(i).statement())
                    .distinct()
                    .count();
            if (statements >= LEAST && statements == members.length) {
                Draft.tell(work, group, members, "A44", Severity.INFO, findings);
            }
        }
    }

    private static boolean prepared(Execution execution) {
        return execution.binds().width() > execution.binds().literals()
                && !execution.binds().batched();
    }
}
