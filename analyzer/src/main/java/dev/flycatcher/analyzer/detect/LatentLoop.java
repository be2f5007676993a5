package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Sources.Source;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A03: a list that happened to hold one row, read to its end, whose foreign key a query then looked up: with n rows it
 * would be n queries. Named only where the columns' names say reference too, and the list is bound by no key; of several
 * such lists the last one read is named.
 */
final class LatentLoop implements Rule {
    /** A value that more columns hold tells nothing of where it came from. */
    private static final int MOST_HOLDERS = 16;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean once = group.size() == 1 && group.text().markers().count() == 1;
            if (once && group.shape().verb() == Verb.SELECT && group.use(1).kind() == Use.Kind.EQUAL) {
                judge(work, group, findings);
            }
        }
    }

    private static void judge(Work work, Group group, Consumer<Finding> findings) {
        int value = group.bound(0, 1);
        int[] keys = value > 0 ? work.sources().keys(value, group.indexes()[0]) : new int[0];
        if (keys.length <= MOST_HOLDERS) {
            Arrays.stream(keys)
                    .mapToObj(key -> latent(work, group, key))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingInt(loop -> loop.sources().get(0).execution()))
                    .ifPresent(loop -> findings.accept(finding(work, loop)));
        }
    }

    private static Finding finding(Work work, Loop loop) {
        Evidence evidence = loop.part().site().known() ? Evidence.E1 : Evidence.E0;
        return Draft.of(work, loop).finding("A03", Severity.INFO, evidence);
    }

    /** The loop that it would be, when the last list of that key with the value refers to what is looked up. */
    private static Optional<Loop> latent(Work work, Group group, int number) {
        Key key = work.sources().keys().get(number);
        long place = work.sources().find(group.bound(0, 1), number, Long.MAX_VALUE, group.indexes()[0]);
        if (place == Sources.NONE || !refers(work, key, group) || !list(work, number, place)) {
            return Optional.empty();
        }
        Edge edge = new Edge(
                group,
                1,
                key,
                new int[] {0},
                new long[] {place},
                new Flow(1, 1, 1, 1),
                Names.REFER,
                1,
                1,
                true,
                false,
                true);
        return Optional.of(Loop.of(work, edge).get(0));
    }

    private static boolean refers(Work work, Key key, Group group) {
        Use use = group.use(1);
        Names names = Names.of(
                key.comparable(), key.table(), use.column(), group.outline().table(use.qualifier()), work.nouns());
        return names == Names.REFER && key.kind() == Result.Kind.ROWS;
    }

    /** Whether at most one row can have that value: as the schema has it, else as the name has it. */
    private static boolean keyed(Work work, Outline outline, Use use) {
        return work.schema()
                .unique(outline.table(use.qualifier()), use.column())
                .orElse(Names.key(String.valueOf(use.column())));
    }

    /** Whether a place is in the only row of what could have been many. */
    private static boolean list(Work work, int key, long place) {
        Source source = work.sources().source(place);
        Execution parent = work.trace().executions().get(source.execution());
        Outline outline = work.outline(parent);
        boolean keyed = outline.uses().stream()
                .anyMatch(use -> use.kind() == Use.Kind.EQUAL && use.column() != null && keyed(work, outline, use));
        boolean toTheEnd = parent.results().stream().allMatch(Result::exhausted);
        return source.rows() == 1 && toTheEnd && !keyed && !outline.limited() && !outline.summarises();
    }
}
