package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One place to edit, and what that removes which no earlier change has removed: a greedy set cover of the round trips
 * by places.
 *
 * @param place {@code Orders.java:42}, or null when no stack was sampled
 * @param findings indexes into the report's entries, ascending
 * @param roundTrips round trips that go, each counted in one change only
 */
record Change(@Nullable String place, List<Integer> findings, long roundTrips) {

    /** Every change that removes something, the greatest first. */
    static List<Change> of(Report report) {
        Map<Long, Long> left = new HashMap<>();
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        for (int i = 0; i < report.entries().size(); i++) {
            Finding finding = report.entries().get(i).finding();
            left.merge(finding.child().shape().fingerprint(), finding.child().executions(), Math::max);
            byPlace.computeIfAbsent(key(finding), k -> new ArrayList<>()).add(i);
        }
        report.shapes().forEach(s -> left.replace(s.shape().fingerprint(), s.executions()));
        return cover(report, byPlace.values(), left);
    }

    /** Round trips that all changes together remove. */
    static long total(List<Change> changes) {
        return changes.stream().mapToLong(Change::roundTrips).sum();
    }

    /** Gains only shrink as others are taken, so a change whose gain is still what it was when queued is the best. */
    private static List<Change> cover(Report report, Iterable<List<Integer>> places, Map<Long, Long> left) {
        PriorityQueue<Change> queue = new PriorityQueue<>(Comparator.comparingLong(Change::roundTrips)
                .reversed()
                .thenComparing(change -> change.findings().get(0)));
        places.forEach(findings -> queue.add(change(report, findings, left)));
        List<Change> chosen = new ArrayList<>();
        while (!queue.isEmpty()) {
            Change queued = queue.remove();
            Change now = change(report, queued.findings(), left);
            if (now.roundTrips() < queued.roundTrips()) {
                queue.add(now);
            } else if (now.roundTrips() > 0) {
                chosen.add(now);
                left.putAll(rest(report, now.findings(), left));
            }
        }
        return List.copyOf(chosen);
    }

    private static Change change(Report report, List<Integer> findings, Map<Long, Long> left) {
        Map<Long, Long> rest = rest(report, findings, left);
        long gain = rest.keySet().stream()
                .mapToLong(shape -> left.getOrDefault(shape, 0L) - rest.get(shape))
                .sum();
        return new Change(place(report.entries().get(findings.get(0)).finding()), List.copyOf(findings), gain);
    }

    /** What is left of the executions of the shapes concerned, by fingerprint, once these findings are cured. */
    private static Map<Long, Long> rest(Report report, List<Integer> findings, Map<Long, Long> left) {
        Map<Long, Long> rest = new HashMap<>();
        for (int index : findings) {
            Report.Entry entry = report.entries().get(index);
            long shape = entry.finding().child().shape().fingerprint();
            long available = rest.getOrDefault(shape, left.getOrDefault(shape, 0L));
            rest.put(shape, Math.max(0, available - entry.saved().roundTrips()));
        }
        return rest;
    }

    private static String key(Finding finding) {
        Frame frame = frame(finding);
        return frame == null ? "shape " + finding.child().shape().fingerprint() : frame.type() + " " + frame.place();
    }

    private static @Nullable String place(Finding finding) {
        Frame frame = frame(finding);
        return frame == null ? null : Plain.name(frame.place());
    }

    private static @Nullable Frame frame(Finding finding) {
        return finding.loop() == null ? finding.callSite() : finding.loop();
    }
}
