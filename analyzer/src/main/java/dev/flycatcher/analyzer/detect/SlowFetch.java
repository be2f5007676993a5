package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A43: rows fetched in more than ten trips, which together took longer than the execution. Judged where a fetch size was
 * set, on engines that fetch by it: SQLite is in the process, MariaDB and MySQL send all rows whatever it is.
 */
final class SlowFetch implements Rule {
    private static final int MOST_TRIPS = 10;
    /** No network is as fast: such a step went nowhere. */
    private static final long LEAST_NANOS = 10_000;

    private static final Set<String> FETCHING = Set.of("postgresql", "oracle", "sqlserver", "h2", "hsqldb", "derby");

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> slow(group.executions().get(i)))
                    .filter(i -> fetches(work, group.executions().get(i)))
                    .toArray();
            Draft.tell(work, group, members, "A43", Severity.WARNING, findings);
        }
    }

    private static boolean fetches(Work work, Execution execution) {
        return FETCHING.contains(work.trace().engine(execution.connection()));
    }

    private static boolean slow(Execution execution) {
        return execution.results().stream().anyMatch(result -> slow(result, execution.elapsedNanos()));
    }

    private static boolean slow(Result result, long elapsed) {
        int trips = result.fetchSize() <= 0 ? 0 : result.rows() / result.fetchSize();
        return trips > MOST_TRIPS && result.fetchNanos() > Math.max(elapsed, trips * LEAST_NANOS);
    }
}
