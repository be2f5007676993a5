package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A54: twenty transactions or more in one unit that each ended around a single query: the commit doubled the round trips. */
final class EmptyTransactions implements Rule {
    private static final int LEAST = 20;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Set<Integer> single = single(work);
        if (single.size() >= LEAST) {
            for (Group group : work.groups()) {
                int[] members = IntStream.range(0, group.size())
                        .filter(i -> single.contains(group.executions().get(i).transaction()))
                        .toArray();
                for (Part part : Part.split(group, members)) {
                    Draft draft = Draft.of(work, group, part, 0);
                    findings.accept(draft.finding("A54", Severity.INFO, draft.seen()));
                }
            }
        }
    }

    /** Transactions that ended after nothing but one query. */
    private static Set<Integer> single(Work work) {
        Map<Integer, List<Execution>> ran = new HashMap<>();
        work.trace().executions().stream()
                .filter(execution -> execution.transaction() > 0)
                .forEach(execution -> ran.computeIfAbsent(execution.transaction(), any -> new ArrayList<>())
                        .add(execution));
        Set<Integer> single = new HashSet<>();
        for (Mark mark : work.trace().marks()) {
            List<Execution> within = ran.getOrDefault(mark.transaction(), List.of());
            boolean ended = mark.kind() == Mark.Kind.COMMIT || mark.kind() == Mark.Kind.ROLLBACK;
            if (ended && within.size() == 1 && within.get(0).shape().verb() == Verb.SELECT) {
                single.add(mark.transaction());
            }
        }
        return single;
    }
}
