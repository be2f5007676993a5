package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Table;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A20: all rows of an owner deleted, then two or more inserted again one by one for the same owner, at least half of them
 * with values that had just been read from there.
 */
final class ReinsertedCollection implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        Map<String, List<Group>> deletes = work.groups().stream()
                .filter(ReinsertedCollection::empties)
                .collect(Collectors.groupingBy(
                        delete -> table(delete.outline().tables().get(0))));
        for (Group insert : work.groups()) {
            if (insert.shape().verb() == Verb.INSERT && insert.size() > 1) {
                List<Group> before = insert.outline().tables().stream()
                        .map(ReinsertedCollection::table)
                        .distinct()
                        .flatMap(table -> deletes.getOrDefault(table, List.of()).stream())
                        .toList();
                judge(work, insert, before, findings);
            }
        }
    }

    private static String table(Table table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    private static void judge(Work work, Group insert, List<Group> deletes, Consumer<Finding> findings) {
        List<Integer> again = new ArrayList<>();
        deletes.forEach(delete -> again.addAll(inserted(work, delete, insert)));
        int[] members = again.stream().mapToInt(i -> i).sorted().distinct().toArray();
        if (members.length >= 2) {
            work.claim(insert, members);
            for (Part part : Part.split(insert, members)) {
                findings.accept(Draft.of(work, insert, part, 0).finding("A20", Severity.WARNING, Evidence.E3));
            }
        }
    }

    /** Whether it deletes all of one owner's rows. */
    private static boolean empties(Group group) {
        return group.shape().verb() == Verb.DELETE
                && group.outline().tables().size() == 1
                && group.text().markers().count() == 1
                && group.use(1).kind() == Use.Kind.EQUAL
                && group.use(1).column() != null;
    }

    private static List<Integer> inserted(Work work, Group delete, Group insert) {
        Map<Integer, List<Integer>> byValue = byValue(insert);
        List<Integer> all = new ArrayList<>();
        for (int d = 0; d < delete.size(); d++) {
            int owner = delete.bound(d, 1);
            int deleted = delete.indexes()[d];
            List<Integer> own = owner == 0 ? List.of() : after(insert, byValue.getOrDefault(owner, List.of()), deleted);
            byValue.remove(owner);
            long known = own.stream()
                    .filter(i -> known(work, delete, insert, i, deleted))
                    .count();
            if (own.size() >= 2 && known * 2 >= own.size()) {
                all.addAll(own);
            }
        }
        return all;
    }

    private static List<Integer> after(Group insert, List<Integer> members, int execution) {
        return members.stream().filter(i -> insert.indexes()[i] > execution).toList();
    }

    private static Map<Integer, List<Integer>> byValue(Group insert) {
        Map<Integer, List<Integer>> byValue = new HashMap<>();
        for (int i = 0; i < insert.size(); i++) {
            int member = i;
            IntStream.of(insert.executions().get(i).binds().values())
                    .distinct()
                    .forEach(value -> byValue.computeIfAbsent(value, any -> new ArrayList<>())
                            .add(member));
        }
        return byValue;
    }

    /** Whether a value other than the owner's had been read from the table before it was emptied. */
    private static boolean known(Work work, Group delete, Group insert, int member, int before) {
        String table = delete.outline().tables().get(0).name();
        int owner = delete.bound(0, 1);
        return IntStream.of(insert.executions().get(member).binds().values())
                .anyMatch(value -> value != owner && value > 0 && work.sources().read(value, table, before));
    }
}
