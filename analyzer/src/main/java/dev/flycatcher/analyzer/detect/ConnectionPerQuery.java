package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Mark;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
        Set<Mark> nested = nested(work.trace().marks());
        return work.holds().stream()
                .filter(hold -> hold.close() != null && !nested.contains(hold.open()))
                .filter(hold -> hold.executions().size() == 1 && hold.last().transaction() == 0)
                .map(hold -> hold.last().ordinal())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Checkouts by a thread that held a connection already. */
    private static Set<Mark> nested(List<Mark> marks) {
        Map<Integer, Integer> heldBy = new HashMap<>();
        Map<Integer, Integer> holder = new HashMap<>();
        Set<Mark> nested = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Mark mark : marks) {
            if (mark.kind() == Mark.Kind.OPEN && heldBy.getOrDefault(mark.thread(), 0) > 0) {
                nested.add(mark);
            } else if (mark.kind() == Mark.Kind.OPEN && holder.put(mark.connection(), mark.thread()) == null) {
                heldBy.merge(mark.thread(), 1, Integer::sum);
            } else if (mark.kind() == Mark.Kind.CLOSE && holder.containsKey(mark.connection())) {
                heldBy.merge(holder.remove(mark.connection()), -1, Integer::sum);
            }
        }
        return nested;
    }
}
