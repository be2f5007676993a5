package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A53: a connection given back while a transaction that wrote was neither committed nor rolled back. What becomes of the
 * writes is then up to the driver and the pool.
 */
final class OpenTransaction implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Set<Integer> left = left(work);
        for (Group group : left.isEmpty() ? Set.<Group>of() : work.groups()) {
            int[] members = IntStream.range(0, changes(group) ? group.size() : 0)
                    .filter(i -> left.contains(group.executions().get(i).transaction()))
                    .toArray();
            for (Part part : Part.split(group, members)) {
                Draft draft = Draft.of(work, group, part, 0);
                findings.accept(draft.finding("A53", Severity.ERROR, Evidence.E3));
            }
        }
    }

    private static boolean changes(Group group) {
        Verb verb = group.shape().verb();
        return verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE || verb == Verb.MERGE;
    }

    /** Transactions that were still open when their connection was closed. */
    private static Set<Integer> left(Work work) {
        Map<Integer, Integer> open = new HashMap<>();
        Set<Integer> left = new HashSet<>();
        for (Mark mark : work.trace().marks()) {
            switch (mark.kind()) {
                case BEGIN -> open.put(mark.connection(), mark.transaction());
                case COMMIT, ROLLBACK -> open.remove(mark.connection());
                case CLOSE -> {
                    Integer transaction = open.remove(mark.connection());
                    if (transaction != null) {
                        left.add(transaction);
                    }
                }
                default -> {
                    // a checkout begins and ends nothing
                }
            }
        }
        left.remove(0);
        return left;
    }
}
