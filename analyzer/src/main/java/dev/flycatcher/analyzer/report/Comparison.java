package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the findings between two runs, each list by id.
 *
 * @param appeared not known before
 * @param grew would save more round trips than before
 * @param shrank would save fewer
 * @param gone no longer found
 */
public record Comparison(
        List<Difference> appeared, List<Difference> grew, List<Difference> shrank, List<Difference> gone) {

    /**
     * One finding in both runs.
     *
     * @param before round trips a cure would have saved, 0 when it was not found
     * @param after round trips a cure would save now, 0 when it is not found
     */
    public record Difference(String id, String words, long before, long after) {}

    /** Findings that are in both and equal are not told. */
    public static Comparison of(Baseline before, Baseline after) {
        Comparison comparison =
                new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        SortedSet<String> ids = new TreeSet<>(before.known().keySet());
        ids.addAll(after.known().keySet());
        ids.forEach(
                id -> comparison.add(id, before.known().get(id), after.known().get(id)));
        return new Comparison(
                List.copyOf(comparison.appeared),
                List.copyOf(comparison.grew),
                List.copyOf(comparison.shrank),
                List.copyOf(comparison.gone));
    }

    /** Whether nothing is worse than before. */
    public boolean passes() {
        return appeared.isEmpty() && grew.isEmpty();
    }

    /** A line per difference, at most {@value ConsoleReport#WIDTH} columns. */
    public String text() {
        StringBuilder text = new StringBuilder("flycatcher: " + appeared.size() + " new, " + grew.size() + " grew, "
                + shrank.size() + " shrank, " + gone.size() + " gone\n");
        appeared.forEach(difference -> line(text, "new", difference));
        grew.forEach(difference -> line(text, "grew", difference));
        shrank.forEach(difference -> line(text, "shrank", difference));
        gone.forEach(difference -> line(text, "gone", difference));
        return text.toString();
    }

    private void add(
            String id,
            Baseline.@org.jspecify.annotations.Nullable Known before,
            Baseline.@org.jspecify.annotations.Nullable Known after) {
        if (before == null && after != null) {
            appeared.add(new Difference(id, after.words(), 0, after.roundTrips()));
        } else if (before != null && after == null) {
            gone.add(new Difference(id, before.words(), before.roundTrips(), 0));
        } else if (before != null && after != null && before.roundTrips() != after.roundTrips()) {
            (before.roundTrips() < after.roundTrips() ? grew : shrank)
                    .add(new Difference(id, after.words(), before.roundTrips(), after.roundTrips()));
        }
    }

    private static void line(StringBuilder text, String what, Difference difference) {
        String start = String.format(
                Locale.ROOT,
                "  %-6s %s  %s -> %s  ",
                what,
                Plain.line(difference.id()),
                count(difference.before()),
                count(difference.after()));
        text.append(start)
                .append(ConsoleReport.fit(difference.words(), Math.max(3, ConsoleReport.WIDTH - start.length())))
                .append('\n');
    }
}
