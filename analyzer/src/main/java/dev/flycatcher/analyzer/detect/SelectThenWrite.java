package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A14: three times or more, a row looked for by a key and then inserted or updated under that key: one upsert does both. */
final class SelectThenWrite implements Rule {
    private static final int LEAST = 3;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean byKey = group.shape().verb() == Verb.SELECT
                    && group.text().markers().count() == 1
                    && group.use(1).kind() == Use.Kind.EQUAL;
            if (byKey && group.size() >= LEAST) {
                judge(work, group, findings);
            }
        }
    }

    private static void judge(Work work, Group group, Consumer<Finding> findings) {
        int[] members = IntStream.range(0, group.size())
                .filter(i -> writtenNext(work, group, i))
                .toArray();
        long different =
                IntStream.of(members).map(i -> group.bound(i, 1)).distinct().count();
        for (Part part : different < LEAST ? List.<Part>of() : Part.split(group, members)) {
            findings.accept(Draft.of(work, group, part, 1).finding("A14", Severity.WARNING, Evidence.E3));
        }
    }

    /** Whether the very next statement writes the same table with the same value. */
    private static boolean writtenNext(Work work, Group group, int member) {
        List<Execution> all = work.trace().executions();
        int next = group.indexes()[member] + 1;
        if (next >= all.size() || group.outline().tables().size() != 1) {
            return false;
        }
        Verb verb = all.get(next).shape().verb();
        return (verb == Verb.INSERT || verb == Verb.UPDATE)
                && work.outline(all.get(next))
                        .touches(group.outline().tables().get(0).name())
                && IntStream.of(all.get(next).binds().values()).anyMatch(value -> value == group.bound(member, 1));
    }
}
