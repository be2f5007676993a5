package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A24: a query without a bound left three times or more before its last row, after two rows or more: a {@code LIMIT} would
 * have told the database. What the driver had fetched by then is not known.
 */
final class FewOfMany implements Rule {
    private static final int LEAST = 3;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean unbounded = group.shape().verb() == Verb.SELECT
                    && !group.outline().limited()
                    && !group.outline().tables().isEmpty();
            int[] members = IntStream.range(0, unbounded ? group.size() : 0)
                    .filter(i -> left(group.executions().get(i)))
                    .toArray();
            if (members.length >= LEAST) {
                Draft.tell(work, group, members, "A24", Severity.INFO, findings);
            }
        }
    }

    private static boolean left(Execution execution) {
        return execution.results().stream()
                .anyMatch(result -> result.kind() == Result.Kind.ROWS && !result.exhausted() && result.rows() >= 2);
    }
}
