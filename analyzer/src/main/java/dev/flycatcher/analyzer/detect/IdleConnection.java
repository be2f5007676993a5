package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Mark;
import java.util.function.Consumer;

/**
 * A52: a connection held for more than 500 ms while its statements took less than a tenth of that: nobody else could have
 * it. Told of the last statement that ran on it.
 */
final class IdleConnection implements Rule {
    private static final long LONG = 500_000_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Holds hold : work.holds()) {
            Mark close = hold.close();
            long held = close == null ? 0 : close.atNanos() - hold.open().atNanos();
            if (held > LONG && !hold.executions().isEmpty() && hold.busyNanos() * 10 < held) {
                work.about(hold.last(), "A52", Severity.WARNING, findings);
            }
        }
    }
}
