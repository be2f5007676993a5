package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A58: a table of fewer than 1,000 rows, as the schema's statistics have it, queried more than twenty times in one unit by
 * one shape, and written by nobody in it. Not judged without a schema.
 */
final class LookupTable implements Rule {
    private static final int LEAST = 20;
    private static final long SMALL = 1_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean often = group.shape().verb() == Verb.SELECT
                    && group.size() > LEAST
                    && group.outline().tables().size() == 1;
            if (often && small(work, group) && !written(work, group)) {
                int[] all = IntStream.range(0, group.size()).toArray();
                Draft.tell(work, group, all, "A58", Severity.WARNING, findings);
            }
        }
    }

    private static boolean small(Work work, Group group) {
        return work.schema()
                .table(group.outline().tables().get(0).name())
                .filter(table -> table.rows() >= 0 && table.rows() < SMALL)
                .isPresent();
    }

    private static boolean written(Work work, Group group) {
        int end = work.trace().executions().size();
        return work.writes().between(group.outline(), -1, end);
    }
}
