package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        Set<Long> shapes = new HashSet<>();
        for (Execution execution : work.trace().executions()) {
            if (!reads(execution) || !run.isEmpty() && !belongs(work, run.get(0), shapes, execution)) {
                judge(work, run, findings);
                run.clear();
                shapes.clear();
            }
            if (reads(execution)) {
                run.add(execution);
                shapes.add(execution.shape().fingerprint());
            }
        }
        judge(work, run, findings);
    }

    private static boolean reads(Execution execution) {
        return execution.shape().verb() == Verb.SELECT && !execution.failed();
    }

    private static boolean belongs(Work work, Execution first, Set<Long> shapes, Execution next) {
        return first.connection() == next.connection()
                && !shapes.contains(next.shape().fingerprint())
                && !fed(work, shapes, next);
    }

    private static boolean fed(Work work, Set<Long> shapes, Execution next) {
        Set<Long> readers = new HashSet<>();
        for (int value : next.binds().values()) {
            if (value > 0) {
                work.sources().readers(value, next.ordinal(), readers);
            }
        }
        return readers.stream().anyMatch(shapes::contains);
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
