package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A57: three queries or more that look up one row by one key with one value, on one connection and with no write
 * between, and differ only in what they read of it. Told of the last of them.
 */
final class MergeableLookups implements Rule {
    private static final int LEAST = 3;

    /** The row that is looked up. */
    private record Looked(int connection, String table, String column, int value) {}

    /** The first of a group's executions that looks it up. */
    private record Look(Group group, int member) {}

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<Looked, List<Look>> looks = new LinkedHashMap<>();
        for (Group group : work.groups()) {
            if (byOneKey(group) && !work.looped(group)) {
                for (int i = 0; i < group.size(); i++) {
                    List<Look> same = looks.computeIfAbsent(looked(group, i), any -> new ArrayList<>());
                    if (same.isEmpty() || same.get(same.size() - 1).group() != group) {
                        same.add(new Look(group, i));
                    }
                }
            }
        }
        looks.forEach((row, same) -> {
            if (row.value() > 0 && same.size() >= LEAST && !written(work, same)) {
                tell(work, same, findings);
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

    private static boolean written(Work work, List<Look> looks) {
        Outline outline = looks.get(0).group().outline();
        int first =
                looks.stream().mapToInt(look -> look.group().indexes()[0]).min().orElse(0);
        int last = looks.stream()
                .mapToInt(look -> look.group().indexes()[look.group().size() - 1])
                .max()
                .orElse(0);
        return work.writes().between(outline, first, last);
    }

    private static void tell(Work work, List<Look> looks, Consumer<Finding> findings) {
        Look last = looks.get(looks.size() - 1);
        for (Part part : Part.split(last.group(), new int[] {last.member()})) {
            Draft draft = Draft.of(work, last.group(), part, 0).asking(looks.size());
            findings.accept(draft.finding("A57", Severity.INFO, Evidence.E3));
        }
    }
}
