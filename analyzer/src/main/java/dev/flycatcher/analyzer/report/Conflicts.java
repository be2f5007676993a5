package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.rewrite.Cure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to know before several changes are made: cures that exclude each other, or that one place wants and another not. */
final class Conflicts {
    private static final Set<Cure.Kind> FETCHES = Set.of(Cure.Kind.JOIN, Cure.Kind.PREFETCH);

    private static final int MOST_COMPARED = 200;

    private final Report report;
    private final Map<Long, Long> executions = new HashMap<>();
    private final Map<Integer, List<String>> remarks = new TreeMap<>();

    private Conflicts(Report report) {
        this.report = report;
        report.shapes().forEach(shape -> executions.put(shape.shape().fingerprint(), shape.executions()));
    }

    /** Remarks by the index of the finding they are about. */
    static Map<Integer, List<String>> of(Report report) {
        Conflicts conflicts = new Conflicts(report);
        conflicts.read();
        return conflicts.remarks;
    }

    private void read() {
        Map<Long, List<Integer>> joins = new LinkedHashMap<>();
        for (int i = 0; i < report.entries().size(); i++) {
            Entry entry = report.entries().get(i);
            Parent parent = entry.finding().parent();
            if (parent != null && entry.cure().kind() == Cure.Kind.JOIN) {
                joins.computeIfAbsent(parent.shape().fingerprint(), any -> new ArrayList<>())
                        .add(i);
            }
            elsewhere(i, entry, parent);
            joinedInVain(i, entry);
        }
        joins.values().stream().filter(both -> both.size() > 1).forEach(this::exclude);
        joins.values().forEach(inner -> inner.forEach(this::takenAway));
    }

    /** A table that a query joins and nobody reads there, but row by row with a query of its own. */
    private void joinedInVain(int index, Entry joining) {
        String table = joining.finding().child().column();
        long shape = joining.finding().child().shape().fingerprint();
        boolean vain = joining.finding().rule().equals("A34") && table != null;
        for (int i = 0; vain && i < Math.min(MOST_COMPARED, report.entries().size()); i++) {
            Finding asking = report.entries().get(i).finding();
            Parent parent = asking.parent();
            boolean fed = parent != null && parent.shape().fingerprint() == shape;
            if (fed && Claim.table(asking.child().shape().sql()).equalsIgnoreCase(table)) {
                String words = "Finding " + (i + 1) + " asks " + Plain.name(table) + " for what the query of finding "
                        + (index + 1) + " joins already and nobody reads there: read it there, and leave the join in.";
                add(index, words);
                add(i, words);
            }
        }
    }

    /** A join to a statement that another join does away with. */
    private void takenAway(int index) {
        Parent parent = report.entries().get(index).finding().parent();
        for (int i = 0;
                parent != null && i < Math.min(MOST_COMPARED, report.entries().size());
                i++) {
            Entry outer = report.entries().get(i);
            boolean same = outer.finding().child().shape().fingerprint()
                    == parent.shape().fingerprint();
            if (i != index && same && outer.cure().kind() == Cure.Kind.JOIN) {
                add(
                        index,
                        "Finding " + (index + 1) + " would join to the query that finding " + (i + 1)
                                + " does away with: make finding " + (index + 1)
                                + " first and join what it gives, or make one of the two alone.");
            }
        }
    }

    /** Two joins to many multiply each other's rows; others only have to be written into one statement. */
    private void exclude(List<Integer> joins) {
        List<Integer> many = joins.stream()
                .filter(i -> report.entries().get(i).finding().child().mostRows() > 1)
                .toList();
        boolean multiply = many.size() > 1;
        List<Integer> concerned = multiply ? many : joins;
        String which = "Findings "
                + concerned.stream().map(i -> String.valueOf(i + 1)).collect(Collectors.joining(", "))
                + " would join to the same query";
        String words = which
                + (multiply
                        ? ", and each brings several rows for one of its rows, so that together they multiply: join one"
                                + " of them and fetch the others by keys."
                        : ": write their joins into one statement.");
        concerned.forEach(i -> add(i, words));
    }

    /** What one place needs is not to be fetched wherever the parent is. */
    private void elsewhere(int index, Entry entry, @Nullable Parent parent) {
        long all = parent == null ? 0 : executions.getOrDefault(parent.shape().fingerprint(), 0L);
        if (parent != null
                && all > parent.executions()
                && FETCHES.contains(entry.cure().kind())) {
            add(
                    index,
                    "The query that led to finding " + (index + 1) + " ran " + Plain.count(all, "time") + ", "
                            + Plain.count(all - parent.executions(), "time")
                            + " without this: fetch it there, not always (as an eager mapping would).");
        }
    }

    private void add(int index, String words) {
        remarks.computeIfAbsent(index, any -> new ArrayList<>()).add(words);
    }
}
