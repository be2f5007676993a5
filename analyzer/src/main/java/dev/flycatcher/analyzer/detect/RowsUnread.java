package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A13: a row stepped onto once and nothing of it read: it was loaded to see whether there is one. Not judged where values
 * that were read were not kept, as in a mode that only counts.
 */
final class RowsUnread implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        if (work.trace().dropped().values() > 0) {
            return;
        }
        for (Group group : work.groups()) {
            boolean loads = group.shape().verb() == Verb.SELECT
                    && !group.outline().tables().isEmpty()
                    && !group.outline().summarises();
            int[] members = IntStream.range(0, loads ? group.size() : 0)
                    .filter(i -> unread(group.executions().get(i)))
                    .toArray();
            if (loads && members.length == group.size()) {
                Draft.tell(work, group, members, "A13", Severity.INFO, findings);
            }
        }
    }

    private static boolean unread(Execution execution) {
        if (execution.results().size() != 1) {
            return false;
        }
        Result result = execution.results().get(0);
        return result.rows() == 1 && !result.exhausted() && result.columns().isEmpty();
    }
}
