package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A33: a join of more than 500 rows more than seven tenths of whose bytes are the same rows of one table again. Judged
 * where every column names its table; numbers count as eight bytes.
 */
final class RepeatedByJoin implements Rule {
    private static final int LEAST_ROWS = 500;
    private static final double MOST = 0.7;
    private static final long NUMBER = 8;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean joins = group.shape().verb() == Verb.SELECT
                    && group.outline().tables().size() > 1;
            int[] members = IntStream.range(0, joins ? group.size() : 0)
                    .filter(i -> group.executions().get(i).results().stream()
                            .anyMatch(result -> result.rows() > LEAST_ROWS && repeats(group, result)))
                    .toArray();
            Draft.tell(work, group, members, "A33", Severity.INFO, findings);
        }
    }

    private static boolean repeats(Group group, Result result) {
        Map<String, Long> repeated = new HashMap<>();
        Set<String> changing = new HashSet<>();
        long total = 0;
        for (Column column : result.columns()) {
            String table = table(group, column);
            if (table == null) {
                return false;
            }
            long values = column.values().length;
            long distinct = Arrays.stream(column.values()).distinct().count();
            long bytes = column.size() == 0 ? NUMBER * values : column.size();
            total += bytes;
            repeated.merge(table, values == 0 ? 0 : bytes * (values - distinct) / values, Long::sum);
            if (distinct * 2 > values) {
                changing.add(table);
            }
        }
        repeated.keySet().removeAll(changing);
        return repeated.values().stream().mapToLong(bytes -> bytes).sum() > MOST * total;
    }

    /** The name in the text of the table a column is of. */
    private static @Nullable String table(Group group, Column column) {
        int index = column.index();
        Item item = index < 1 || index > group.outline().items().size()
                ? null
                : group.outline().items().get(index - 1);
        return item == null ? null : item.qualifier();
    }
}
