package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Outline.Table;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A12: rows counted, then fetched under the same conditions and with the same values. */
final class CountThenSelect implements Rule {

    /** The tables, and what the markers that pick rows are compared with; those that bound a page do not count. */
    private record Asked(List<String> tables, List<Use> uses) {

        private static Asked of(Group group) {
            return new Asked(
                    group.outline().tables().stream().map(Table::name).toList(),
                    group.outline().uses().stream()
                            .filter(use -> use.kind() != Use.Kind.BOUND)
                            .map(use -> new Use(use.kind(), null, use.column()))
                            .toList());
        }
    }

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<Asked, List<Group>> selects = work.groups().stream()
                .filter(group ->
                        group.shape().verb() == Verb.SELECT && !group.outline().summarises())
                .collect(Collectors.groupingBy(Asked::of));
        for (Group count : work.groups()) {
            if (counts(count.outline()) && count.shape().verb() == Verb.SELECT) {
                selects.getOrDefault(Asked.of(count), List.of())
                        .forEach(select -> judge(work, count, select, findings));
            }
        }
    }

    private static boolean counts(Outline outline) {
        return outline.items().size() == 1
                && outline.items().get(0).kind() == Item.Kind.AGGREGATE
                && !outline.uses().isEmpty();
    }

    private static void judge(Work work, Group count, Group select, Consumer<Finding> findings) {
        Map<List<Integer>, Integer> counted = counted(count);
        int[] members = IntStream.range(0, select.size())
                .filter(i -> counted.getOrDefault(values(select, i), Integer.MAX_VALUE) < select.indexes()[i])
                .toArray();
        for (Part part : Part.split(select, members)) {
            Draft draft = Draft.of(work, select, part, 0);
            findings.accept(draft.finding("A12", Severity.INFO, draft.seen()));
        }
    }

    /** When each question was first counted. */
    private static Map<List<Integer>, Integer> counted(Group count) {
        Map<List<Integer>, Integer> first = new HashMap<>();
        IntStream.range(0, count.size()).forEach(i -> first.putIfAbsent(values(count, i), count.indexes()[i]));
        return first;
    }

    private static List<Integer> values(Group group, int member) {
        List<Integer> values = new ArrayList<>();
        for (int marker = 1; marker <= group.text().markers().count(); marker++) {
            if (group.use(marker).kind() != Use.Kind.BOUND) {
                values.add(group.bound(member, marker));
            }
        }
        return values;
    }
}
