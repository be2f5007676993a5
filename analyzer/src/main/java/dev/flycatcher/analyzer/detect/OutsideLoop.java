package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A02: five or more look-ups by one key, of values that no query of the unit gave: one {@code IN} fetches them all. */
final class OutsideLoop implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            List<Origin> origins = group.shape().verb() == Verb.SELECT ? work.origins(group) : List.of();
            if (origins.size() == 1 && byKey(group, origins.get(0))) {
                judge(work, group, origins.get(0), findings);
            }
        }
    }

    private static boolean byKey(Group group, Origin origin) {
        return group.use(origin.marker()).kind() == Use.Kind.EQUAL && origin.unexplained().length >= LEAST;
    }

    private static void judge(Work work, Group group, Origin origin, Consumer<Finding> findings) {
        for (Part part : Part.split(group, origin.unexplained())) {
            long distinct = Arrays.stream(part.members())
                    .map(i -> group.bound(i, origin.marker()))
                    .distinct()
                    .count();
            if (distinct >= LEAST) {
                Draft draft = Draft.of(work, group, part, origin.marker()).candidates(origin.candidates());
                findings.accept(draft.finding("A02", Severity.WARNING, draft.seen()));
            }
        }
    }
}
