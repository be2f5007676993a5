package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A connection from its checkout to its return.
 *
 * @param open its checkout
 * @param close its return, null when the unit ended first
 * @param executions what ran on it meanwhile
 */
record Holds(Mark open, @Nullable Mark close, List<Execution> executions) {

    /** All of a unit, in the order of their returns; those without one last. */
    static List<Holds> of(Work work) {
        Map<Integer, Mark> open = new HashMap<>();
        List<Holds> all = new ArrayList<>();
        for (Mark mark : work.trace().marks()) {
            if (mark.kind() == Mark.Kind.OPEN) {
                open.put(mark.connection(), mark);
            } else if (mark.kind() == Mark.Kind.CLOSE && open.containsKey(mark.connection())) {
                all.add(of(work, open.remove(mark.connection()), mark, mark.before()));
            }
        }
        int end = work.trace().executions().size();
        open.values().forEach(mark -> all.add(of(work, mark, null, end)));
        return all;
    }

    private static Holds of(Work work, Mark open, @Nullable Mark close, int until) {
        List<Execution> all = work.trace().executions();
        return new Holds(
                open,
                close,
                IntStream.range(Math.max(0, open.before()), Math.min(until, all.size()))
                        .mapToObj(all::get)
                        .filter(execution -> execution.connection() == open.connection())
                        .toList());
    }

    /** The last statement that ran on it. */
    Execution last() {
        return executions.get(executions.size() - 1);
    }

    long busyNanos() {
        return executions.stream().mapToLong(Draft::nanos).sum();
    }
}
