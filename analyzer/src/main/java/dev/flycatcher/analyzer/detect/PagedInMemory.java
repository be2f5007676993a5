package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A25: of a query without a bound, twenty rows or more stepped over unread before the first that was read: the page is cut
 * out by the program. Judged where rows are skipped by stepping, not where a mapper reads all of them first.
 */
final class PagedInMemory implements Rule {
    private static final int LEAST = 20;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean unbounded = group.shape().verb() == Verb.SELECT
                    && !group.outline().limited()
                    && !group.outline().tables().isEmpty();
            int[] members = IntStream.range(0, unbounded ? group.size() : 0)
                    .filter(i -> skipped(group.executions().get(i)) >= LEAST)
                    .toArray();
            Draft.tell(work, group, members, "A25", Severity.ERROR, findings);
        }
    }

    /** Rows before the first that was read; 0 where none was. */
    private static int skipped(Execution execution) {
        int least = 0;
        for (Result result : execution.results()) {
            int first = Integer.MAX_VALUE;
            for (Column column : result.columns()) {
                first = column.rows().length == 0 ? first : Math.min(first, column.rows()[0]);
            }
            least = Math.max(least, first == Integer.MAX_VALUE ? 0 : first - 1);
        }
        return least;
    }
}
