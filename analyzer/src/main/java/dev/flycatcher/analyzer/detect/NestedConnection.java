package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Mark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A46: a thread that holds a connection takes another one: two threads doing so can wait for each other for ever. */
final class NestedConnection implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Set<Integer> nested = nested(work);
        for (Group group : nested.isEmpty() ? Set.<Group>of() : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> nested.contains(group.executions().get(i).connection()))
                    .toArray();
            for (Part part : Part.split(group, members)) {
                Draft draft = Draft.of(work, group, part, 0);
                findings.accept(draft.finding("A46", Severity.WARNING, draft.seen()));
            }
        }
    }

    /** Connections taken while their thread held another. */
    private static Set<Integer> nested(Work work) {
        Map<Integer, Set<Integer>> held = new HashMap<>();
        Map<Integer, Set<Integer>> holders = new HashMap<>();
        Set<Integer> nested = new HashSet<>();
        for (Mark mark : work.trace().marks()) {
            Set<Integer> own = held.computeIfAbsent(mark.thread(), any -> new HashSet<>());
            if (mark.kind() == Mark.Kind.OPEN) {
                if (!own.isEmpty() && !own.contains(mark.connection())) {
                    nested.add(mark.connection());
                }
                own.add(mark.connection());
                holders.computeIfAbsent(mark.connection(), any -> new HashSet<>())
                        .add(mark.thread());
            } else if (mark.kind() == Mark.Kind.CLOSE) {
                Set<Integer> threads = holders.remove(mark.connection());
                for (int thread : threads == null ? Set.<Integer>of() : threads) {
                    held.get(thread).remove(mark.connection());
                }
            }
        }
        return nested;
    }
}
