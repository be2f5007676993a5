package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A19: a batch of ten rows or more that took, for each row, half a round trip or longer, while the driver's option that
 * makes one statement of it is off. A round trip is the shortest single statement of the unit on that database; judged
 * where there is one, and where the driver told its options.
 */
final class UnrewrittenBatch implements Rule {
    private static final int LEAST = 10;
    private static final Database NONE = Database.of("");

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<Database, Long> trips = null;
        for (Group group : work.groups()) {
            int[] off = members(work, group, BatchRewriting.OFF);
            if (off.length > 0) {
                trips = trips == null ? roundTrips(work.trace()) : trips;
                Map<Database, Long> known = trips;
                int[] slow = IntStream.of(off)
                        .filter(i -> slow(work, group.executions().get(i), known))
                        .toArray();
                if (slow.length > 0) {
                    Draft.tell(work, group, slow, "A19", Severity.INFO, findings);
                }
            }
        }
    }

    /** Whether a batch was sent that could not be judged because the driver did not tell its options. */
    static boolean lacksOptions(Work work) {
        return work.groups().stream().anyMatch(group -> members(work, group, BatchRewriting.UNKNOWN).length > 0);
    }

    /** Whether one was sent that could not be judged because nothing ran beside it. */
    static boolean lacksRoundTrips(Work work) {
        return work.groups().stream().anyMatch(group -> lacksRoundTrips(work, group));
    }

    private static boolean lacksRoundTrips(Work work, Group group) {
        int[] off = members(work, group, BatchRewriting.OFF);
        Map<Database, Long> trips = off.length == 0 ? Map.of() : roundTrips(work.trace());
        return IntStream.of(off)
                .anyMatch(i -> !trips.containsKey(
                        database(work.trace(), group.executions().get(i))));
    }

    private static int[] members(Work work, Group group, BatchRewriting how) {
        return !group.shape().verb().writes()
                ? new int[0]
                : IntStream.range(0, group.size())
                        .filter(i -> rows(group.executions().get(i)) >= LEAST)
                        .filter(i -> BatchRewriting.of(
                                        database(
                                                work.trace(), group.executions().get(i)),
                                        group.shape().verb())
                                == how)
                        .toArray();
    }

    private static boolean slow(Work work, Execution batch, Map<Database, Long> trips) {
        Long trip = trips.get(database(work.trace(), batch));
        return trip != null && batch.elapsedNanos() / rows(batch) >= trip / 2;
    }

    /**
     * Rows of a batch, 0 of what is none, or is asked for the keys it made, which pgjdbc never rewrites; of a long one only
     * the first rows' values are kept, but all are counted.
     */
    private static long rows(Execution execution) {
        boolean keys = execution.results().stream().anyMatch(result -> result.kind() == Result.Kind.GENERATED_KEYS);
        return !execution.binds().batched() || keys
                ? 0
                : Math.max(execution.binds().rows(), execution.updateCount());
    }

    private static Map<Database, Long> roundTrips(Trace trace) {
        Map<Database, Long> trips = new HashMap<>();
        for (Execution execution : trace.executions()) {
            if (!execution.binds().batched() && !execution.failed()) {
                trips.merge(database(trace, execution), execution.elapsedNanos(), Math::min);
            }
        }
        return trips;
    }

    private static Database database(Trace trace, Execution execution) {
        return trace.databases().getOrDefault(execution.connection(), NONE);
    }
}
