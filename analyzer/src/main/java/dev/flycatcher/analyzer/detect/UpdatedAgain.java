package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A22: one row, picked by one key, updated by the same statement twice or more within one transaction. */
final class UpdatedAgain implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int key = group.shape().verb() == Verb.UPDATE ? key(group) : 0;
            if (key > 0) {
                Map<List<Integer>, Integer> times = new HashMap<>();
                IntStream.range(0, group.size()).forEach(i -> times.merge(row(group, i, key), 1, Integer::sum));
                int[] members = IntStream.range(0, group.size())
                        .filter(i -> group.bound(i, key) > 0 && transaction(group, i) > 0)
                        .filter(i -> times.get(row(group, i, key)) > 1)
                        .toArray();
                for (Part part : Part.split(group, members)) {
                    findings.accept(Draft.of(work, group, part, key).finding("A22", Severity.INFO, Evidence.E3));
                }
            }
        }
    }

    /** The only marker that picks rows, 0 when there is none or several. */
    static int key(Group group) {
        int[] picking = IntStream.rangeClosed(1, group.text().markers().count())
                .filter(marker -> group.use(marker).kind() != Use.Kind.STORED)
                .toArray();
        boolean one = picking.length == 1
                && group.use(picking[0]).kind() == Use.Kind.EQUAL
                && group.outline().keyed();
        return one ? picking[0] : 0;
    }

    private static List<Integer> row(Group group, int member, int key) {
        return List.of(transaction(group, member), group.bound(member, key));
    }

    private static int transaction(Group group, int member) {
        return group.executions().get(member).transaction();
    }
}
