package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A30: twenty rows or more with a column whose values are longer than 8,192 characters or bytes on average. Values read
 * through a stream or a locator are not measured.
 */
final class LargeValues implements Rule {
    private static final int LEAST_ROWS = 20;
    private static final long LONG = 8_192;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> large(group.executions().get(i)))
                    .toArray();
            Draft.tell(work, group, members, "A30", Severity.WARNING, findings);
        }
    }

    private static boolean large(Execution execution) {
        return execution.results().stream()
                .filter(result -> result.kind() == Result.Kind.ROWS && result.rows() >= LEAST_ROWS)
                .flatMap(result -> result.columns().stream())
                .anyMatch(column -> column.values().length > 0 && column.size() / column.values().length > LONG);
    }
}
