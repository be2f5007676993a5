package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.rewrite.Bound;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.rewrite.Verifier;
import java.util.List;
import java.util.function.Function;

/** A report whose cures were run on a database, each beside what it replaces (E5). */
public final class Verified {
    private Verified() {}

    /**
     * The same report, with what came of each cure; one that gave other rows is not shown any more.
     *
     * @param bound the values that were bound when it was found, as far as they are known
     */
    public static Report of(Report judged, Verifier verifier, Function<Finding, Bound> bound) {
        List<Entry> entries = judged.entries().stream()
                .map(entry -> entry.cure().sql() == null
                        ? entry
                        : entry(entry, verifier.verify(entry.finding(), bound.apply(entry.finding()))))
                .toList();
        return judged.with(entries);
    }

    private static Entry entry(Entry entry, Verification verification) {
        boolean better = verification.state() == Verification.State.EQUAL
                && entry.finding().evidence().compareTo(Evidence.E5) < 0;
        Cure shown = verification.of(entry.cure());
        long more = shown.remaining() - entry.cure().remaining();
        return new Entry(
                better ? entry.finding().with(Evidence.E5) : entry.finding(),
                shown,
                more == 0 ? entry.saved() : entry.saved().times(entry.saved().roundTrips() - more),
                entry.occurrences());
    }
}
