package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A51: a transaction in which nothing ran for more than 100 ms at a time, or for more than half of its time and 500 ms
 * together. An error when it had locked rows by then. Told of the statement before the pause.
 */
final class Pauses implements Rule {
    private static final long LONG = 100_000_000;
    private static final long TOGETHER = 500_000_000;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<Integer, List<Execution>> transactions = new LinkedHashMap<>();
        for (Execution execution : work.trace().executions()) {
            if (execution.transaction() > 0) {
                transactions
                        .computeIfAbsent(execution.transaction(), any -> new ArrayList<>())
                        .add(execution);
            }
        }
        Map<Integer, Long> ends = ends(work);
        transactions.forEach((number, all) -> judge(work, all, ends.getOrDefault(number, 0L), findings));
    }

    /** When each transaction ended. */
    private static Map<Integer, Long> ends(Work work) {
        Map<Integer, Long> ends = new HashMap<>();
        for (Mark mark : work.trace().marks()) {
            if (mark.kind() == Mark.Kind.COMMIT || mark.kind() == Mark.Kind.ROLLBACK) {
                ends.merge(mark.transaction(), mark.atNanos(), Math::max);
            }
        }
        return ends;
    }

    private static void judge(Work work, List<Execution> all, long ended, Consumer<Finding> findings) {
        long together = 0;
        long longest = 0;
        int before = 0;
        for (int i = 0; i < all.size(); i++) {
            long next = i + 1 < all.size() ? all.get(i + 1).startNanos() : ended;
            long pause = Math.max(0, next - end(all.get(i)));
            together += pause;
            before = pause > longest ? i : before;
            longest = Math.max(longest, pause);
        }
        long whole = Math.max(ended, end(all.get(all.size() - 1))) - all.get(0).startNanos();
        if (longest > LONG || together > TOGETHER && together * 2 > whole) {
            boolean locked = all.subList(0, before + 1).stream().anyMatch(Pauses::locks);
            work.about(all.get(before), "A51", locked ? Severity.ERROR : Severity.WARNING, findings);
        }
    }

    private static boolean locks(Execution execution) {
        Verb verb = execution.shape().verb();
        return verb.writes() || execution.shape().sql().toLowerCase(Locale.ROOT).contains("for update");
    }

    /** When the last of its rows was read. */
    static long end(Execution execution) {
        return execution.results().stream()
                .mapToLong(Result::lastNanos)
                .reduce(execution.startNanos() + execution.elapsedNanos(), Math::max);
    }
}
