package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.Comparator;
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
        int all = work.groups().stream()
                .mapToInt(group -> alone(work, group).length)
                .sum();
        if (all >= LEAST) {
            Group most = work.groups().stream()
                    .max(Comparator.comparingInt(group -> alone(work, group).length))
                    .orElseThrow();
            Draft.tell(work, most, alone(work, most), "A50", Severity.INFO, findings);
        }
    }

    private static int[] alone(Work work, Group group) {
        boolean reads =
                group.shape().verb() == Verb.SELECT && !group.outline().tables().isEmpty();
        boolean told = work.told(group);
        return IntStream.range(0, reads ? group.size() : 0)
                .filter(i -> group.executions().get(i).transaction() == 0)
                .filter(i -> !told || work.ended(group.executions().get(i).connection(), -1, group.indexes()[i]))
                .toArray();
    }
}
