package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A11: a row read by its key right after the statement that wrote it, in the same transaction, every value of it being one
 * that was just bound or generated.
 */
final class ReloadOfWritten implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean byKey = group.shape().verb() == Verb.SELECT
                    && group.outline().tables().size() == 1
                    && group.outline().uses().size() == 1
                    && group.use(1).kind() == Use.Kind.EQUAL;
            int[] members = IntStream.range(0, byKey ? group.size() : 0)
                    .filter(i -> reloaded(work, group, i))
                    .toArray();
            for (Part part : Part.split(group, members)) {
                findings.accept(Draft.of(work, group, part, 1).finding("A11", Severity.INFO, Evidence.E3));
            }
        }
    }

    private static boolean reloaded(Work work, Group group, int member) {
        Execution read = group.executions().get(member);
        int before = group.indexes()[member] - 1;
        if (before < 0 || read.transaction() == 0 || read.results().size() != 1) {
            return false;
        }
        Execution write = work.trace().executions().get(before);
        Set<Integer> known = known(write);
        Result row = read.results().get(0);
        return wrote(work, write, read, group.outline().tables().get(0).name())
                && known.contains(group.bound(member, 1))
                && row.rows() == 1
                && !row.columns().isEmpty()
                && row.columns().stream().allMatch(column -> known.containsAll(values(column)));
    }

    private static boolean wrote(Work work, Execution write, Execution read, String table) {
        Verb verb = write.shape().verb();
        return (verb == Verb.INSERT || verb == Verb.UPDATE)
                && !write.failed()
                && write.binds().rows() <= 1
                && write.connection() == read.connection()
                && write.transaction() == read.transaction()
                && work.outline(write).touches(table);
    }

    private static Set<Integer> known(Execution write) {
        Set<Integer> known = new HashSet<>();
        Arrays.stream(write.binds().values()).forEach(known::add);
        write.results().forEach(result -> result.columns().forEach(column -> known.addAll(values(column))));
        known.remove(0);
        return known;
    }

    private static List<Integer> values(Column column) {
        return Arrays.stream(column.values()).boxed().toList();
    }
}
