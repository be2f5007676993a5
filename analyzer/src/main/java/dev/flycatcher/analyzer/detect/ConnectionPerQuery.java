package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A45: five checkouts or more of a connection in one unit, each for one statement outside a transaction. A checkout is
 * the time from OPEN to CLOSE of one connection. One taken while its thread holds another is A46, and one in a loop over
 * rows goes with the loop.
 */
final class ConnectionPerQuery implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Set<Integer> alone = alone(work);
        work.groups().stream()
                .filter(work::looped)
                .forEach(group -> Arrays.stream(group.indexes()).forEach(alone::remove));
        if (alone.size() >= LEAST) {
            for (Group group : work.groups()) {
                int[] members = IntStream.range(0, group.size())
                        .filter(i -> alone.contains(group.indexes()[i]))
                        .toArray();
                for (Part part : Part.split(group, members)) {
                    Draft draft = Draft.of(work, group, part, 0);
                    findings.accept(draft.finding("A45", Severity.WARNING, draft.seen()));
                }
            }
        }
    }

    /** Executions, by index, that had a checkout of their own. */
    private static Set<Integer> alone(Work work) {
        Map<Integer, Mark> open = new HashMap<>();
        Set<Integer> alone = new HashSet<>();
        for (Mark mark : work.trace().marks()) {
            boolean nested = open.values().stream().anyMatch(held -> held.thread() == mark.thread());
            if (mark.kind() == Mark.Kind.OPEN && !nested) {
                open.put(mark.connection(), mark);
            } else if (mark.kind() == Mark.Kind.CLOSE && open.containsKey(mark.connection())) {
                int from = open.remove(mark.connection()).before();
                int[] ran = ran(work, mark.connection(), from, mark.before());
                if (ran.length == 1 && work.trace().executions().get(ran[0]).transaction() == 0) {
                    alone.add(ran[0]);
                }
            }
        }
        return alone;
    }

    private static int[] ran(Work work, int connection, int from, int until) {
        return IntStream.range(from, until)
                .filter(i -> {
                    Execution execution = work.trace().executions().get(i);
                    return execution.connection() == connection;
                })
                .toArray();
    }
}
