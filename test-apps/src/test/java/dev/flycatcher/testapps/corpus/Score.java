package dev.flycatcher.testapps.corpus;

import java.util.Locale;
import java.util.Set;

/** What one rule did: counts of what it found, missed and flagged for nothing. */
final class Score {
    private int found;
    private int missed;
    private int alarms;

    /** Compares what was flagged with what is labelled. */
    void add(Set<String> flagged, Set<String> labelled) {
        count(
                flagged.stream().filter(labelled::contains).count(),
                labelled.stream().filter(each -> !flagged.contains(each)).count(),
                flagged.stream().filter(each -> !labelled.contains(each)).count());
    }

    void count(long hits, long misses, long wrong) {
        found += (int) hits;
        missed += (int) misses;
        alarms += (int) wrong;
    }

    /** Found, missed, false alarms, precision and recall, as cells of a table. */
    String cells() {
        double precision = found + alarms == 0 ? 1 : (double) found / (found + alarms);
        double recall = found + missed == 0 ? 1 : (double) found / (found + missed);
        return String.format(Locale.ROOT, "%d | %d | %d | %.2f | %.2f", found, missed, alarms, precision, recall);
    }

    /** {@code +} for each that was found, {@code -} missed, {@code !} false; {@code .} for rightly silent. */
    String marks() {
        String marks = "+".repeat(found) + "-".repeat(missed) + "!".repeat(alarms);
        return marks.isEmpty() ? "." : marks;
    }
}
