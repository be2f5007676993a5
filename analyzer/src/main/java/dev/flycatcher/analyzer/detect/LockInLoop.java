package dev.flycatcher.analyzer.detect;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A62: rows locked one by one in a loop over rows: two units that go through them in different orders wait for each other
 * for ever.
 */
final class LockInLoop implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Loop loop : work.loops()) {
            String sql = loop.edge().child().shape().sql().toLowerCase(Locale.ROOT);
            if (sql.contains(" for update") || sql.contains(" for no key update") || sql.contains("updlock")) {
                findings.accept(Draft.of(work, loop).finding("A62", Severity.WARNING, Evidence.E3));
            }
        }
    }
}
