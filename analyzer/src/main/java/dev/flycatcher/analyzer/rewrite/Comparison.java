package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two answers to one question, key by key; a key is told apart by its cells. */
final class Comparison {
    /** What an aggregate says of no rows. */
    private static final Set<String> NOTHING = Set.of("n0", Cell.NULL);

    private static final int MOST_SHOWN = 3;

    private final Ask ask;
    private final Draft draft;
    private final boolean rowsShown;
    private final Map<List<String>, List<List<String>>> oneByOne = new LinkedHashMap<>();
    private final Map<List<String>, List<@Nullable Object>> keys = new LinkedHashMap<>();
    private List<String> labels = List.of();

    /** @param rowsShown whether a difference is told with its rows, and not by their number alone */
    Comparison(Ask ask, Draft draft, boolean rowsShown) {
        this.ask = ask;
        this.draft = draft;
        this.rowsShown = rowsShown;
    }

    /** The keys worth asking for: each once, and NULL only where its answer is not nothing. */
    List<List<@Nullable Object>> distinct(List<List<@Nullable Object>> asked) throws SQLException {
        boolean nulls = !draft.listed() && draft.kind() == Cure.Kind.GROUP_BY;
        for (List<@Nullable Object> key : asked) {
            if (nulls || key.stream().noneMatch(Objects::isNull)) {
                keys.putIfAbsent(cells(key), key);
            }
        }
        return keys();
    }

    List<List<@Nullable Object>> keys() {
        return new ArrayList<>(keys.values());
    }

    /** Every other key; the rest are forgotten, as if nobody had asked for them. */
    List<List<@Nullable Object>> half() {
        boolean odd = false;
        for (List<String> key : List.copyOf(keys.keySet())) {
            odd = !odd;
            if (!odd) {
                keys.remove(key);
                oneByOne.remove(key);
            }
        }
        return keys();
    }

    private static List<String> cells(List<@Nullable Object> key) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (Object part : key) {
            cells.add(Cell.of(part));
        }
        return cells;
    }

    /** What the child gave for that key now, and how many rows it had when it was recorded, -1 when not known. */
    void oneByOne(List<@Nullable Object> key, Rows rows, long recorded) throws SQLException {
        labels = rows.labels();
        if (recorded >= 0 && recorded != rows.cells().size()) {
            throw new Refusal("the data changed since it was recorded: key %s had %s, now %s"
                    .formatted(
                            shown(cells(key)),
                            Advice.count(recorded, "row"),
                            rows.cells().size()));
        }
        oneByOne.put(cells(key), rows.cells());
    }

    Verification outcome(@Nullable Rows parent, Rows once, long loopNanos, long onceNanos) throws SQLException {
        boolean beside = parent != null && !draft.listed();
        Map<List<String>, List<List<String>>> expected = beside ? beside(parent) : oneByOne;
        Map<List<String>, List<List<String>>> actual = beside ? besideOnce(parent, once) : keyed(once);
        Ordering ordering = Ordering.of(ask, labels, beside ? parent.labels().size() : 0);
        for (List<String> key : union(expected, actual)) {
            List<List<String>> one = expected.getOrDefault(key, List.of());
            List<List<String>> other = actual.getOrDefault(key, List.of());
            if (!same(one, other)) {
                return Verification.different(shown(key), how(one, other));
            }
            if (!ordering.same(one, other) && draft.kind() != Cure.Kind.JOIN) {
                return Verification.different(shown(key), "the same rows in another order");
            }
        }
        if (beside && !Ordering.ofParent(ask, parent.labels()).same(inOrder(parent), once.cells())) {
            return Verification.different(shown(cells(parent.values().get(0))), "the parent's rows in another order");
        }
        long rows = oneByOne.values().stream().mapToLong(List::size).sum();
        long statements = parent == null ? oneByOne.size() : parent.values().size();
        return Verification.equal(oneByOne.size(), rows, statements, loopNanos, onceNanos);
    }

    private static List<List<String>> union(Map<List<String>, ?> expected, Map<List<String>, ?> actual) {
        List<List<String>> all = new ArrayList<>(expected.keySet());
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
    private Map<List<String>, List<List<String>>> beside(Rows parent) throws SQLException {
        Map<List<String>, List<List<String>>> expected = new LinkedHashMap<>();
        for (int i = 0; i < parent.cells().size(); i++) {
            List<String> key = cells(parent.values().get(i));
            List<List<String>> bag = expected.computeIfAbsent(key, any -> new ArrayList<>());
            List<List<String>> found = oneByOne.getOrDefault(key, List.of());
            for (List<String> child :
                    found.isEmpty() ? List.of(Collections.nCopies(labels.size(), Cell.NULL)) : found) {
                List<String> both = new ArrayList<>(parent.cells().get(i));
                both.addAll(child);
                bag.add(both);
            }
        }
        return expected;
    }

    /** The parent's rows as they came, each as often as it has rows beside it. */
    private List<List<String>> inOrder(Rows parent) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < parent.cells().size(); i++) {
            List<List<String>> found =
                    oneByOne.getOrDefault(cells(parent.values().get(i)), List.of());
            rows.addAll(Collections.nCopies(
                    Math.max(1, found.size()), parent.cells().get(i)));
        }
        return rows;
    }

    private Map<List<String>, List<List<String>>> besideOnce(Rows parent, Rows once) {
        List<Integer> at =
                ask.places().stream().map(place -> place.in(parent.labels())).toList();
        return split(once, at, parent.labels().size() + labels.size());
    }

    private Map<List<String>, List<List<String>>> keyed(Rows once) {
        if (draft.note().equals(Each.PLACED)) {
            return placed(once);
        }
        Query child = draft.note().equals(Worded.UNREAD) ? null : Query.of(ask.child(), Draft.CHILD);
        List<String> names = child == null
                ? List.of(once.labels().get(once.labels().size() - 1))
                : Key.of(child.select().getWhere(), ask).labels();
        List<Integer> at =
                names.stream().map(name -> once.labels().lastIndexOf(name)).toList();
        if (at.contains(-1)) {
            throw new Refusal("the rewrite's output does not name the key");
        }
        return split(once, at, labels.size());
    }

    /** By the place of the key, which stands behind the child's own columns. */
    private Map<List<String>, List<List<String>>> placed(Rows once) {
        List<List<String>> asked = List.copyOf(keys.keySet());
        Map<List<String>, List<List<String>>> actual = new LinkedHashMap<>();
        for (List<String> row : once.cells()) {
            int place = Integer.parseInt(row.get(row.size() - 1).substring(1));
            actual.computeIfAbsent(asked.get(place - 1), any -> new ArrayList<>())
                    .add(row.subList(0, row.size() - 1));
        }
        return actual;
    }

    private static Map<List<String>, List<List<String>>> split(Rows once, List<Integer> key, int width) {
        Map<List<String>, List<List<String>>> actual = new LinkedHashMap<>();
        once.cells()
                .forEach(row -> actual.computeIfAbsent(
                                key.stream().map(row::get).toList(), any -> new ArrayList<>())
                        .add(row.subList(0, Math.min(width, row.size()))));
        return actual;
    }

    private String how(List<List<String>> one, List<List<String>> other) {
        if (rowsShown) {
            return "one by one %s; at once %s".formatted(rows(one), rows(other));
        }
        return one.size() == other.size()
                ? "as many rows, other values"
                : "%s one by one, %s at once".formatted(Advice.count(one.size(), "row"), Advice.number(other.size()));
    }

    /** The first of them, and how many more there are. */
    private String rows(List<List<String>> rows) {
        String first = rows.stream().limit(MOST_SHOWN).map(this::row).collect(Collectors.joining(", "));
        int more = rows.size() - MOST_SHOWN;
        return rows.isEmpty() ? "none" : more > 0 ? first + " and " + Advice.number(more) + " more" : first;
    }

    private String row(List<String> cells) {
        return cells.stream().map(this::shown).collect(Collectors.joining(", ", "(", ")"));
    }

    private String shown(List<String> key) {
        return key.size() == 1 ? shown(key.get(0)) : row(key);
    }

    /** Texts that were made differ in what is easily overlooked. */
    private String shown(String cell) {
        if (cell.equals(Cell.NULL)) {
            return "NULL";
        }
        return rowsShown && cell.startsWith("s") ? "'" + cell.substring(1) + "'" : cell.substring(1);
    }
}
