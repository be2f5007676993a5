package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A48: statements that ran and were not closed when their connection was given back, or more than fifty open at a time on
 * one connection. Statements of which it is not known, as behind a pool that keeps them, are not judged.
 */
final class OpenStatements implements Rule {
    private static final int MOST = 50;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        BitSet left = new BitSet();
        for (Holds hold : work.holds()) {
            Collection<Use> uses = uses(hold.executions());
            if (hold.close() != null) {
                uses.stream().filter(Use::isOpen).forEach(use -> left.set(use.last.ordinal()));
            }
            crowd(hold.executions(), hold.close() == null ? surplus(uses) : uses)
                    .forEach(use -> left.set(use.last.ordinal()));
        }
        for (Group group : left.isEmpty() ? List.<Group>of() : work.groups()) {
            int[] members = IntStream.range(0, group.size())
                    .filter(i -> left.get(group.indexes()[i]))
                    .toArray();
            Draft.tell(work, group, members, "A48", Severity.WARNING, findings);
        }
    }

    /** A statement while one connection was held: the first of its executions, by position, and the last. */
    private static final class Use {
        private final int first;
        private Execution last;

        private Use(int first, Execution execution) {
            this.first = first;
            this.last = execution;
        }

        private boolean isOpen() {
            return last.closed() == Execution.OPEN;
        }

        /** The position at which it is closed. */
        private int end(List<Execution> executions) {
            return isOpen() ? executions.size() : last.closed() < 0 ? first : Holds.first(executions, last.closed());
        }
    }

    private static Collection<Use> uses(List<Execution> executions) {
        Map<Integer, Use> uses = new LinkedHashMap<>();
        for (int i = 0; i < executions.size(); i++) {
            Execution execution = executions.get(i);
            int position = i;
            if (!execution.failed()) {
                uses.computeIfAbsent(execution.statement(), any -> new Use(position, execution)).last = execution;
            }
        }
        return uses.values();
    }

    /** Who never gives a connection back may be a pool that keeps one statement of each text, closed or not. */
    private static List<Use> surplus(Collection<Use> uses) {
        Set<List<Object>> kept = new HashSet<>();
        return uses.stream()
                .filter(use -> !use.isOpen()
                        || !kept.add(List.of(use.last.shape(), use.last.binds().width())))
                .toList();
    }

    /** Those that were open when most were; none when that were not too many. */
    private static List<Use> crowd(List<Execution> executions, Collection<Use> uses) {
        int[] change = new int[executions.size() + 1];
        for (Use use : uses) {
            change[use.first]++;
            change[Math.max(use.first, use.end(executions))]--;
        }
        int open = 0;
        int most = 0;
        int when = 0;
        for (int i = 0; i < change.length; i++) {
            open += change[i];
            when = open > most ? i : when;
            most = Math.max(most, open);
        }
        int peak = when;
        return most <= MOST
                ? List.of()
                : uses.stream()
                        .filter(use -> use.first <= peak && use.end(executions) > peak)
                        .toList();
    }
}
