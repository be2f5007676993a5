package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A31: a join over two to-many branches at once: at least twice as many rows as there are different keys in all joined
 * tables together, two of them with several. Judged where the application reads the keys, which a mapper does.
 */
final class CartesianProduct implements Rule {
    private static final int LEAST_ROWS = 20;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            if (group.shape().verb() == Verb.SELECT && group.outline().tables().size() > 2) {
                double[] ratios = IntStream.range(0, group.size())
                        .mapToDouble(i -> ratio(group, i))
                        .toArray();
                int[] members = IntStream.range(0, group.size())
                        .filter(i -> ratios[i] >= 2)
                        .toArray();
                double worst = Arrays.stream(ratios).max().orElse(0);
                for (Part part : Part.split(group, members)) {
                    Severity severity = worst >= 10 ? Severity.ERROR : Severity.WARNING;
                    findings.accept(Draft.of(work, group, part, 0).finding("A31", severity, Evidence.E3));
                }
            }
        }
    }

    /** Rows for each different key; 0 where the keys were not read. */
    private static double ratio(Group group, int member) {
        double worst = 0;
        for (Result result : group.executions().get(member).results()) {
            Map<String, Long> keys = keys(group.outline(), result);
            long several = keys.values().stream().filter(count -> count > 1).count();
            long sum = keys.values().stream().mapToLong(Long::longValue).sum();
            if (result.rows() >= LEAST_ROWS
                    && several > 1
                    && keys.size() == group.outline().tables().size()) {
                worst = Math.max(worst, (double) result.rows() / sum);
            }
        }
        return worst;
    }

    /** Different values of each table's key. */
    private static Map<String, Long> keys(Outline outline, Result result) {
        Map<String, Long> keys = new HashMap<>();
        for (Column column : result.columns()) {
            Item item = column.index() > 0 && column.index() <= outline.items().size()
                    ? outline.items().get(column.index() - 1)
                    : null;
            if (item != null && item.column() != null && item.qualifier() != null && Names.key(item.column())) {
                keys.put(
                        item.qualifier(),
                        Arrays.stream(column.values()).distinct().count());
            }
        }
        return keys;
    }
}
