package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    static List<Holds> of(Trace trace) {
        Map<Integer, Mark> open = new LinkedHashMap<>();
        Map<Integer, List<Execution>> ran =
                trace.executions().stream().collect(Collectors.groupingBy(Execution::connection));
        List<Holds> all = new ArrayList<>();
        for (Mark mark : trace.marks()) {
            List<Execution> own = ran.getOrDefault(mark.connection(), List.of());
            if (mark.kind() == Mark.Kind.OPEN) {
                open.put(mark.connection(), mark);
            } else if (mark.kind() == Mark.Kind.CLOSE && open.containsKey(mark.connection())) {
                all.add(of(own, open.remove(mark.connection()), mark, mark.before()));
            }
        }
        open.forEach((connection, mark) ->
                all.add(of(ran.getOrDefault(connection, List.of()), mark, null, Integer.MAX_VALUE)));
        return all;
    }

    private static Holds of(List<Execution> own, Mark open, @Nullable Mark close, int until) {
        int from = first(own, open.before());
        return new Holds(open, close, own.subList(from, Math.max(from, first(own, until))));
    }

    /** Index of the first that is that execution of the unit, or a later one. */
    static int first(List<Execution> own, int ordinal) {
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (own.get(middle).ordinal() < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last statement that ran on it. */
    Execution last() {
        return executions.get(executions.size() - 1);
    }

    long busyNanos() {
        return executions.stream().mapToLong(Draft::nanos).sum();
    }
}
