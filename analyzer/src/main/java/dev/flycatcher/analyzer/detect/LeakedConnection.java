package dev.flycatcher.analyzer.detect;

import java.util.function.Consumer;

/**
 * A47: a connection taken by the unit, not given back when it ended, and idle for the last thirty seconds of it. Units that
 * end sooner after the last statement are not judged: what gives it back may come later.
 */
final class LeakedConnection implements Rule {
    private static final long LONG = 30_000_000_000L;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Holds hold : work.holds()) {
            boolean idle = hold.close() == null
                    && !hold.executions().isEmpty()
                    && work.trace().elapsedNanos() - Pauses.end(hold.last()) > LONG;
            if (idle) {
                work.about(hold.last(), "A47", Severity.ERROR, findings);
            }
        }
    }
}
