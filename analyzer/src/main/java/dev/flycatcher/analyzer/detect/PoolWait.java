package dev.flycatcher.analyzer.detect;

import java.util.List;
import java.util.function.Consumer;

/**
 * A55: five checkouts or more in one unit of which the slowest twentieth, one at least, waited longer than 50 ms for a
 * connection. How many the pool has is not recorded.
 */
final class PoolWait implements Rule {
    private static final int LEAST = 5;
    private static final long LONG = 50_000_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        List<Holds> holds = work.holds().stream()
                .filter(hold -> !hold.executions().isEmpty())
                .toList();
        List<Holds> waited =
                holds.stream().filter(hold -> hold.open().elapsedNanos() > LONG).toList();
        if (holds.size() >= LEAST && !waited.isEmpty() && waited.size() * 20 >= holds.size()) {
            work.about(waited.get(0).executions().get(0), "A55", Severity.WARNING, findings);
        }
    }
}
