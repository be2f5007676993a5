package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Link;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to do, in a sentence or two with the tables, the columns and the figures of the finding. */
final class Advice {
    private final Finding finding;
    private final Trips trips;
    private final String table;
    private final String key;

    Advice(Finding finding, Trips trips) {
        this.finding = finding;
        this.trips = trips;
        this.table = table(finding.child().shape().sql());
        this.key = key(finding);
    }

    /** {@code users.id}, or {@code (pairs.a, pairs.b)}. */
    private String key(Finding finding) {
        List<Link> also = finding.flow() == null ? List.of() : finding.flow().also();
        String columns = Stream.concat(
                        Stream.of(Map.entry(
                                finding.child().bind(), named(finding.child().column()))),
                        also.stream().map(link -> Map.entry(link.bind(), named(link.childColumn()))))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        return also.isEmpty() ? columns : "(" + columns + ")";
    }

    private String named(@Nullable String column) {
        return column == null ? "the key" : table + "." + Query.bare(column);
    }

    String of(Draft draft) {
        return switch (draft.kind()) {
            case JOIN -> join(draft, draft.sql().contains(" LEFT JOIN "));
            case CACHE -> cache();
            case GROUP_BY -> grouped(draft);
            case ORDINAL -> ordinal(draft);
            case RECURSIVE -> walked(draft);
            case SET_BASED -> written(draft);
            default -> prefetch(draft);
        };
    }

    private String join(Draft draft, boolean left) {
        Parent parent = fed();
        String from = table(parent.shape().sql());
        String column = from + "." + Query.bare(parent.column());
        String kept = left
                ? "LEFT JOIN keeps %s that have no %s%s.".formatted(from, table, missing(parent))
                : "JOIN, as each of the %s read had its row of %s; where %s may be null or point to nothing, use LEFT JOIN."
                        .formatted(count(parent.rows(), "row"), table, column);
        return sentences(
                "Join %s into the query of %s on %s = %s: %s.".formatted(table, from, key, fedBy(from), become(draft)),
                kept,
                others(draft),
                draft.binding());
    }

    /** The parent's columns in the order of {@link #key}. */
    private String fedBy(String from) {
        List<Link> also = finding.flow() == null ? List.of() : finding.flow().also();
        String columns = Stream.concat(
                        Stream.of(Map.entry(finding.child().bind(), fed().column())),
                        also.stream().map(link -> Map.entry(link.bind(), link.column())))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> from + "." + Query.bare(each.getValue()))
                .collect(Collectors.joining(", "));
        return also.isEmpty() ? columns : "(" + columns + ")";
    }

    /** How it is known that some may have none. */
    private String missing(Parent parent) {
        long asked = executions();
        long without = asked - finding.child().rows();
        if (without > 0) {
            return "; %s of %s found none".formatted(number(without), count(asked, "execution"));
        }
        return asked < parent.rows()
                ? "; only %s asked for it, the others had no key or were served from memory"
                        .formatted(number(asked) + " of " + count(parent.rows(), "row"))
                : "";
    }

    private String prefetch(Draft draft) {
        return sentences(
                "Read %s once for all keys, %s %s, and pick each one's rows from a map by %s: %s."
                        .formatted(table, key, arrays(draft) ? "= ANY(?)" : "IN (...)", key, become(draft)),
                listed(draft),
                draft.note(),
                others(draft),
                draft.binding());
    }

    /** The same where the library asks by the list and picks from the map. */
    String fetched(Draft draft) {
        return sentences(
                "Fetch %s along with %s instead of one by one: %s."
                        .formatted(table, table(fed().shape().sql()), become(draft)),
                draft.note());
    }

    private String listed(Draft draft) {
        return arrays(draft)
                ? "All keys are one array, Connection.createArrayOf: one statement whatever their number."
                : "One ? per key, up to %s in a list; the number padded to a power of two keeps few statements prepared."
                        .formatted(number(trips.chunk()));
    }

    private static boolean arrays(Draft draft) {
        return draft.markers().contains(Draft.ARRAY);
    }

    private String cache() {
        Child child = finding.child();
        return sentences(
                "Only %s were asked for in %s of %s: keep the answers in a map for the length of the loop, or read them ahead with one query."
                        .formatted(count(child.distinctBinds(), "key"), count(child.executions(), "execution"), table));
    }

    private String grouped(Draft draft) {
        return sentences(
                "Ask %s once for all keys, one group for each %s: %s.".formatted(table, key, become(draft)),
                draft.note(),
                others(draft),
                draft.binding());
    }

    private String ordinal(Draft draft) {
        return sentences(
                "Read the rows of %s that each %s wants with one statement: %s.".formatted(table, key, become(draft)),
                draft.note(),
                others(draft),
                draft.binding());
    }

    private String walked(Draft draft) {
        return sentences(
                "Let the database walk %s by %s: %s.".formatted(table, key, become(draft)),
                draft.note(),
                draft.binding());
    }

    private String written(Draft draft) {
        boolean insert = draft.sql().startsWith("INSERT");
        String how = insert
                ? "Insert the rows of %s together, as rows of one statement or with addBatch".formatted(table)
                : "Write %s once for a list of keys".formatted(table);
        String rest = insert || draft.markers().stream().allMatch(marker -> marker == 0)
                ? ""
                : "The other values must be the same for all keys; where they differ, use addBatch.";
        return sentences("%s: %s.".formatted(how, become(draft)), rest, insert ? "" : draft.binding());
    }

    String repeated() {
        return "Read %s once and keep the result: the same question was asked %s."
                .formatted(table, count(executions(), "time"));
    }

    String hoist() {
        return "Move the query of %s out of the loop: its answer does not change there, and it ran %s."
                .formatted(table, count(executions(), "time"));
    }

    /** For a finding whose cure could not be written as SQL. */
    String words() {
        Verb verb = finding.child().shape().verb();
        if (verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE) {
            return "Send the writes to %s together, with addBatch and one executeBatch: it ran %s."
                    .formatted(table, count(executions(), "time"));
        }
        String fed = finding.parent() == null
                ? "with a list of keys"
                : "together with the query of " + table(fed().shape().sql()) + " that feeds it";
        return "Ask for %s %s instead of once per key: it ran %s for %s."
                .formatted(
                        table,
                        fed,
                        count(executions(), "time"),
                        count(finding.child().distinctBinds(), "key"));
    }

    /** Binds beside the key stay as they are for all keys. */
    private String others(Draft draft) {
        boolean more = draft.markers().stream().anyMatch(marker -> marker > Draft.CHILD);
        return more ? "The other binds of %s must be the same for all keys.".formatted(table) : "";
    }

    private Parent fed() {
        Parent parent = finding.parent();
        if (parent == null) {
            throw new Refusal("no query fed it");
        }
        return parent;
    }

    private long executions() {
        return finding.child().executions();
    }

    /** Before and after; where the parent brings the rows along its own executions count as well. */
    private String become(Draft draft) {
        Parent parent = finding.parent();
        long own = draft.fed() && parent != null ? parent.executions() : 0;
        return "%s become %s".formatted(count(executions() + own, "execution"), number(trips.of(draft) + own));
    }

    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String sentences(String... sentences) {
        return String.join(
                " ", List.of(sentences).stream().filter(s -> !s.isEmpty()).toList());
    }

    /** The first table a statement names, without its schema. */
    static String table(String sql) {
        List<String> tokens = Tokens.of(sql).list();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (Set.of("from", "into", "update").contains(tokens.get(i))
                    && !tokens.get(i + 1).equals("(")) {
                boolean schema = i + 3 < tokens.size() && tokens.get(i + 2).equals(".");
                return Query.bare(tokens.get(schema ? i + 3 : i + 1));
            }
        }
        return "the statement";
    }
}
