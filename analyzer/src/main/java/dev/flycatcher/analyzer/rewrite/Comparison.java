package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two answers to one question, key by key. */
final class Comparison {
    /** What an aggregate says of no rows. */
    private static final Set<String> NOTHING = Set.of("n0", Cell.NULL);

    private final Finding finding;
    private final Draft draft;
    private final Map<String, List<List<String>>> oneByOne = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    private int width;

    Comparison(Finding finding, Draft draft) {
        this.finding = finding;
        this.draft = draft;
    }

    /** The keys worth asking for: each once, and NULL only where its answer is not nothing. */
    List<?> distinct(List<?> asked) throws SQLException {
        boolean beside = !draft.markers().contains(0);
        for (Object key : asked) {
            if (key != null || beside && draft.kind() == Cure.Kind.GROUP_BY) {
                keys.putIfAbsent(Cell.of(key), key);
            }
        }
        return new ArrayList<>(keys.values());
    }

    List<?> keys() {
        return new ArrayList<>(keys.values());
    }

    void oneByOne(@Nullable Object key, Rows rows) throws SQLException {
        width = rows.labels().size();
        oneByOne.put(Cell.of(key), rows.cells());
    }

    Verification outcome(@Nullable Rows parent, Rows once, long nanos) throws SQLException {
        boolean beside = parent != null && !draft.markers().contains(0);
        Map<String, List<List<String>>> expected = beside ? beside(parent) : oneByOne;
        Map<String, List<List<String>>> actual = beside ? besideOnce(parent, once) : keyed(once);
        for (String key : union(expected, actual)) {
            List<List<String>> one = expected.getOrDefault(key, List.of());
            List<List<String>> other = actual.getOrDefault(key, List.of());
            if (!same(one, other)) {
                return Verification.different(shown(key), how(one, other));
            }
        }
        long rows = oneByOne.values().stream().mapToLong(List::size).sum();
        long statements = parent == null ? oneByOne.size() : parent.values().size();
        return Verification.equal(oneByOne.size(), rows, statements, 0, nanos);
    }

    private static List<String> union(Map<String, ?> expected, Map<String, ?> actual) {
        List<String> all = new ArrayList<>(expected.keySet());
        actual.keySet().stream().filter(key -> !expected.containsKey(key)).forEach(all::add);
        return all;
    }

    private boolean same(List<List<String>> one, List<List<String>> other) {
        if (draft.note().equals(Probe.PRESENT)) {
            return one.isEmpty() == other.isEmpty();
        }
        boolean empty = draft.note().equals(GroupBy.EMPTY) && other.isEmpty();
        return sorted(one).equals(sorted(other)) || empty && one.stream().allMatch(NOTHING::containsAll);
    }

    private static List<String> sorted(List<List<String>> bag) {
        List<String> sorted = new ArrayList<>();
        bag.forEach(row -> sorted.add(String.join("\u0000", row)));
        Collections.sort(sorted);
        return sorted;
    }

    /** Each parent's row with what the child gave for it, padded where that was nothing. */
    private Map<String, List<List<String>>> beside(Rows parent) throws SQLException {
        Map<String, List<List<String>>> expected = new LinkedHashMap<>();
        for (int i = 0; i < parent.cells().size(); i++) {
            String key = Cell.of(parent.values().get(i));
            List<List<String>> bag = expected.computeIfAbsent(key, any -> new ArrayList<>());
            List<List<String>> found = oneByOne.getOrDefault(key, List.of());
            for (List<String> child : found.isEmpty() ? List.of(Collections.nCopies(width, Cell.NULL)) : found) {
                List<String> both = new ArrayList<>(parent.cells().get(i));
                both.addAll(child);
                bag.add(both);
            }
        }
        return expected;
    }

    private Map<String, List<List<String>>> besideOnce(Rows parent, Rows once) {
        int index = index(parent);
        int both = parent.labels().size() + width;
        Map<String, List<List<String>>> actual = new LinkedHashMap<>();
        once.cells()
                .forEach(row -> actual.computeIfAbsent(row.get(index), any -> new ArrayList<>())
                        .add(row.subList(0, Math.min(both, row.size()))));
        return actual;
    }

    private int index(Rows parent) {
        int index = finding.parent() == null ? 0 : finding.parent().index();
        String label =
                finding.parent() == null ? "" : Query.bare(finding.parent().column());
        return index > 0 ? index - 1 : Math.max(0, parent.labels().indexOf(label));
    }

    private Map<String, List<List<String>>> keyed(Rows once) {
        int index = once.labels().lastIndexOf(Query.bare(finding.child().column()));
        if (index < 0) {
            throw new Refusal("the rewrite's output does not name the key");
        }
        Map<String, List<List<String>>> actual = new LinkedHashMap<>();
        once.cells()
                .forEach(row -> actual.computeIfAbsent(row.get(index), any -> new ArrayList<>())
                        .add(row.subList(0, Math.min(width, row.size()))));
        return actual;
    }

    private static String how(List<?> one, List<?> other) {
        return one.size() == other.size()
                ? "as many rows, other values"
                : "%s one by one, %s at once".formatted(Advice.count(one.size(), "row"), Advice.number(other.size()));
    }

    private static String shown(String key) {
        return key.equals(Cell.NULL) ? "NULL" : key.substring(1);
    }
}
