package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A50: five queries or more in one unit without a transaction: each sees another state of the data. Told of the statement
 * that does so most. What another finding is about counts only where the connection had a transaction before: it is read
 * after the end of that, as by a view that is rendered too late.
 */
final class ReadsWithoutTransaction implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<Integer, Integer> ends = ends(work);
        int all = work.groups().stream()
                .mapToInt(group -> alone(work, group, ends).length)
                .sum();
        if (all >= LEAST) {
            Group most = work.groups().stream()
                    .max(Comparator.comparingInt(group -> alone(work, group, ends).length))
                    .orElseThrow();
            Draft.tell(work, most, alone(work, most, ends), "A50", Severity.INFO, findings);
        }
    }

    private static int[] alone(Work work, Group group, Map<Integer, Integer> ends) {
        boolean reads =
                group.shape().verb() == Verb.SELECT && !group.outline().tables().isEmpty();
        boolean told = work.told(group);
        return IntStream.range(0, reads ? group.size() : 0)
                .filter(i -> group.executions().get(i).transaction() == 0)
                .filter(i -> !told || after(ends, group.executions().get(i)))
                .toArray();
    }

    /** Before which execution each connection's first transaction ended. */
    private static Map<Integer, Integer> ends(Work work) {
        Map<Integer, Integer> ends = new HashMap<>();
        for (Mark mark : work.trace().marks()) {
            if (mark.kind() == Mark.Kind.COMMIT || mark.kind() == Mark.Kind.ROLLBACK) {
                ends.merge(mark.connection(), mark.before(), Math::min);
            }
        }
        return ends;
    }

    /** Whether a transaction of its connection had ended by then. */
    private static boolean after(Map<Integer, Integer> ends, Execution execution) {
        return ends.getOrDefault(execution.connection(), Integer.MAX_VALUE) <= execution.ordinal();
    }
}
