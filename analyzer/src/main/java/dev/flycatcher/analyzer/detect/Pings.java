package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A61: more questions whether the connection lives ({@code SELECT 1}) than statements, five of them or more. */
final class Pings implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        long pings = work.groups().stream()
                .filter(Pings::pings)
                .mapToLong(Group::size)
                .sum();
        if (pings >= LEAST && pings * 2 > work.trace().executions().size()) {
            for (Group group : work.groups()) {
                int[] members =
                        IntStream.range(0, pings(group) ? group.size() : 0).toArray();
                for (Part part : Part.split(group, members)) {
                    Draft draft = Draft.of(work, group, part, 0);
                    findings.accept(draft.finding("A61", Severity.INFO, draft.seen()));
                }
            }
        }
    }

    /** Whether it reads nothing but a constant. */
    private static boolean pings(Group group) {
        Outline outline = group.outline();
        boolean nowhere = outline.tables().isEmpty()
                || outline.tables().size() == 1
                        && outline.tables().get(0).name().equalsIgnoreCase("dual");
        return group.shape().verb() == Verb.SELECT
                && nowhere
                && outline.items().size() == 1
                && outline.items().get(0).kind() == Item.Kind.CONSTANT;
    }
}
