package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A57: three queries or more that look up one row by one key with one value, on one connection and with no write
 * between, and differ only in what they read of it. Told of the last of them.
 */
final class MergeableLookups implements Rule {
    private static final int LEAST = 3;

    /** The row that is looked up. */
    private record Looked(int connection, String table, String column, int value) {}

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<Looked, Set<Group>> looks = new LinkedHashMap<>();
        for (Group group : work.groups()) {
            if (byOneKey(group) && !work.looped(group)) {
                for (int i = 0; i < group.size(); i++) {
                    looks.computeIfAbsent(looked(group, i), any -> new LinkedHashSet<>())
                            .add(group);
                }
            }
        }
        looks.forEach((row, groups) -> {
            if (row.value() > 0 && groups.size() >= LEAST && !written(work, groups)) {
                tell(work, row, List.copyOf(groups), findings);
            }
        });
    }

    private static boolean byOneKey(Group group) {
        Outline outline = group.outline();
        return group.shape().verb() == Verb.SELECT
                && outline.tables().size() == 1
                && outline.uses().size() == 1
                && outline.use(1).kind() == Use.Kind.EQUAL
                && outline.use(1).column() != null
                && !outline.summarises();
    }

    private static Looked looked(Group group, int member) {
        Outline outline = group.outline();
        return new Looked(
                group.executions().get(member).connection(),
                outline.tables().get(0).name().toLowerCase(Locale.ROOT),
                String.valueOf(outline.use(1).column()).toLowerCase(Locale.ROOT),
                group.bound(member, 1));
    }

    private static boolean written(Work work, Set<Group> groups) {
        Outline outline = groups.iterator().next().outline();
        int first = groups.stream().mapToInt(group -> group.indexes()[0]).min().orElse(0);
        int last = groups.stream()
                .mapToInt(group -> group.indexes()[group.size() - 1])
                .max()
                .orElse(0);
        return work.writes().between(outline, first, last);
    }

    private static void tell(Work work, Looked row, List<Group> groups, Consumer<Finding> findings) {
        Group last = groups.get(groups.size() - 1);
        int[] members = IntStream.range(0, last.size())
                .filter(i -> looked(last, i).equals(row))
                .limit(1)
                .toArray();
        for (Part part : Part.split(last, members)) {
            findings.accept(
                    Draft.of(work, last, part, 0).asking(groups.size()).finding("A57", Severity.INFO, Evidence.E3));
        }
    }
}
