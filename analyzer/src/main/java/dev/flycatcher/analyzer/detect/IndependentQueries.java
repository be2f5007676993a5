package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A56: four queries or more of different shapes one after the other on one connection, none of which was bound what
 * another of them had read, together longer than 100 ms. Told of the slowest.
 */
final class IndependentQueries implements Rule {
    private static final int LEAST = 4;
    private static final long LONG = 100_000_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        List<Execution> run = new ArrayList<>();
        for (Execution execution : work.trace().executions()) {
            if (!belongs(work, run, execution)) {
                judge(work, run, findings);
                run.clear();
            }
            if (execution.shape().verb() == Verb.SELECT && !execution.failed()) {
                run.add(execution);
            }
        }
        judge(work, run, findings);
    }

    private static boolean belongs(Work work, List<Execution> run, Execution next) {
        return next.shape().verb() == Verb.SELECT
                && !next.failed()
                && run.stream()
                        .allMatch(
                                one -> one.shape().fingerprint() != next.shape().fingerprint()
                                        && one.connection() == next.connection()
                                        && !fed(work, one, next));
    }

    private static boolean fed(Work work, Execution one, Execution next) {
        for (int value : next.binds().values()) {
            if (value > 0 && work.sources().readBy(value, one.shape().fingerprint(), next.ordinal())) {
                return true;
            }
        }
        return false;
    }

    private static void judge(Work work, List<Execution> run, Consumer<Finding> findings) {
        long together = run.stream().mapToLong(Execution::elapsedNanos).sum();
        if (run.size() >= LEAST && together > LONG) {
            Execution slowest = run.stream()
                    .reduce((a, b) -> a.elapsedNanos() >= b.elapsedNanos() ? a : b)
                    .orElseThrow();
            work.about(slowest, "A56", Severity.INFO, findings);
        }
    }
}
