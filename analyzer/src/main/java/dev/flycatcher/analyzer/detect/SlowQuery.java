package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A42: an execution that took longer than {@link Thresholds#nanos()}, or more than ten times the median of ten or more of
 * its shape in the unit and longer than 20 ms. The first execution of a shape in a run may pay for a start, of the database
 * or of the program: it may take ten times as long. Times are of the machine they were taken on.
 */
final class SlowQuery implements Rule {
    private static final int ENOUGH = 10;
    private static final int WARM_UP = 10;
    private static final long NOTABLE = 20_000_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            long[] sorted = group.executions().stream()
                    .mapToLong(Execution::elapsedNanos)
                    .sorted()
                    .toArray();
            long usual = sorted.length < ENOUGH ? Long.MAX_VALUE / 10 : sorted[sorted.length / 2];
            long most = Math.min(work.thresholds().nanos(), Math.max(NOTABLE, 10 * usual));
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> group.executions().get(i).elapsedNanos() > (first(group, i) ? WARM_UP * most : most))
                    .toArray();
            Draft.tell(work, group, members, "A42", Severity.WARNING, findings);
        }
    }

    private static boolean first(Group group, int member) {
        return member == 0 && !group.text().ran();
    }
}
