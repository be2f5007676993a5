package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Verdict.Occurrence;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Findings of many units, one for each thing to change: counts summed, the first unit's name kept. */
final class Fold {
    private static final int MOST = 10_000;
    private static final int MOST_OCCURRENCES = 1_000;

    /** What makes two findings one. */
    private record Identity(String rule, long parent, String column, long child, int bind, String site) {}

    /** A finding so far, and how its executions grow with its parent's rows. */
    private static final class Entry {
        private Finding finding;
        /** Both null where there is no parent. */
        private @Nullable Scaling scaling;

        private @Nullable Map<List<Object>, Occurrence> occurrences;
        private long unit;

        private Entry(Finding finding) {
            this.finding = finding;
        }
    }

    private final Map<Identity, Entry> entries = new LinkedHashMap<>();

    /** Adds a finding of so many units alike, the last of which has that number. */
    void add(Finding one, long unit, long units) {
        Finding finding = units == 1 ? one : one.times(units);
        Identity identity = identity(finding);
        Entry entry = entries.get(identity);
        if (entry == null && entries.size() < MOST) {
            entry = new Entry(finding);
            entries.put(identity, entry);
        } else if (entry != null) {
            entry.finding = sum(entry.finding, finding, entry.unit == unit);
        } else {
            return;
        }
        entry.unit = unit;
        if (finding.parent() != null) {
            occurred(
                    entry,
                    one.unit(),
                    Objects.requireNonNull(one.parent()).rows(),
                    one.child().executions(),
                    units);
        }
    }

    private static void occurred(Entry entry, String unit, long rows, long executions, long more) {
        Scaling scaling = entry.scaling == null ? entry.scaling = new Scaling() : entry.scaling;
        scaling.add(rows, executions, more);
        Map<List<Object>, Occurrence> occurrences =
                entry.occurrences == null ? entry.occurrences = new LinkedHashMap<>() : entry.occurrences;
        List<Object> alike = List.of(unit, rows, executions);
        Occurrence known = occurrences.get(alike);
        if (known != null || occurrences.size() < MOST_OCCURRENCES) {
            long units = known == null ? more : known.units() + more;
            occurrences.put(alike, new Occurrence(unit, units, rows, executions));
        }
    }

    private static Identity identity(Finding finding) {
        Parent parent = finding.parent();
        return new Identity(
                finding.rule(),
                parent == null ? 0 : parent.shape().fingerprint(),
                parent == null ? "" : parent.index() + parent.column(),
                finding.child().shape().fingerprint(),
                finding.child().bind(),
                new Site(finding.callSite(), finding.loop(), List.of()).key());
    }

    private static Finding sum(Finding a, Finding b, boolean sameUnit) {
        return new Finding(
                a.rule(),
                a.severity().compareTo(b.severity()) <= 0 ? a.severity() : b.severity(),
                a.evidence().compareTo(b.evidence()) >= 0 ? a.evidence() : b.evidence(),
                a.unit(),
                a.units() + (sameUnit ? 0 : b.units()),
                sum(a.parent(), b.parent()),
                sum(a.child(), b.child()),
                sum(a.flow(), b.flow()),
                a.candidates().isEmpty() ? b.candidates() : a.candidates(),
                a.callSite(),
                a.loop(),
                longer(a.stack(), b.stack()));
    }

    private static List<Frame> longer(List<Frame> a, List<Frame> b) {
        return a.size() >= b.size() ? a : b;
    }

    private static @Nullable Parent sum(@Nullable Parent a, @Nullable Parent b) {
        return a == null || b == null
                ? a
                : new Parent(
                        a.shape(),
                        a.column(),
                        a.index(),
                        a.executions() + b.executions(),
                        a.rows() + b.rows(),
                        a.elsewhere());
    }

    private static Child sum(Child a, Child b) {
        return new Child(
                a.shape(),
                a.bind(),
                a.column(),
                a.executions() + b.executions(),
                a.distinctBinds() + b.distinctBinds(),
                a.rows() + b.rows(),
                Math.max(a.mostRows(), b.mostRows()),
                a.nanos() + b.nanos());
    }

    /** The better known of two agreements; both were accepted on their own. */
    private static @Nullable Flow sum(@Nullable Flow a, @Nullable Flow b) {
        return a == null || b == null
                ? a
                : new Flow(
                        a.matched() + b.matched(),
                        a.bound() + b.bound(),
                        Math.min(a.order(), b.order()),
                        Math.min(a.chance(), b.chance()),
                        a.also(),
                        Math.max(a.loose(), b.loose()));
    }

    List<Verdict> verdicts() {
        List<Verdict> all = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Finding finding = entry.finding;
            boolean scales = finding.evidence() == Evidence.E3 && entry.scaling != null && entry.scaling.linear();
            List<Occurrence> occurrences =
                    entry.occurrences == null ? List.of() : List.copyOf(entry.occurrences.values());
            all.add(new Verdict(scales ? finding.with(Evidence.E4) : finding, occurrences));
        }
        return all;
    }
}
