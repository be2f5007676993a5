package dev.flycatcher.analyzer.detect;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A26: an {@code OFFSET} of more than 1,000 rows, all of which the database finds and throws away. */
final class DeepOffset implements Rule {
    private static final long DEEPEST = 1_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> group.executions().get(i).binds().offset() > DEEPEST)
                    .toArray();
            Draft.tell(work, group, members, "A26", Severity.WARNING, findings);
        }
    }
}
