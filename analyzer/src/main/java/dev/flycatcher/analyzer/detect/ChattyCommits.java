package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A49: five writes or more in one unit, each committed on its own. Told of the statement that does so most. */
final class ChattyCommits implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        long all =
                work.groups().stream().mapToLong(group -> alone(group).length).sum();
        if (all >= LEAST) {
            Group most = work.groups().stream()
                    .max(Comparator.comparingInt(group -> alone(group).length))
                    .orElseThrow();
            for (Part part : Part.split(most, alone(most))) {
                Draft draft = Draft.of(work, most, part, 0);
                findings.accept(draft.finding("A49", Severity.WARNING, draft.seen()));
            }
        }
    }

    private static int[] alone(Group group) {
        Verb verb = group.shape().verb();
        boolean changes = verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE || verb == Verb.MERGE;
        return IntStream.range(0, changes ? group.size() : 0)
                .filter(i -> autoCommitted(group.executions().get(i)))
                .toArray();
    }

    private static boolean autoCommitted(Execution execution) {
        return execution.transaction() == 0;
    }
}
