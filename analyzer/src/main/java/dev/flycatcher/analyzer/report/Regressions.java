package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.EntryPoint;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.QueryCountRegression;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A63: what a report's entry points ask more than those of a baseline. A statement that another new or grown finding is
 * about is not told twice.
 */
final class Regressions {
    private Regressions() {}

    /** The report, with what grew since; the report itself where the baseline knows no entry points. */
    static Report judged(Report report, Baseline before) {
        List<Shape> shapes =
                report.shapes().stream().map(Report.ShapeSummary::shape).toList();
        Set<Long> told = told(report, before);
        List<Report.Entry> found = new ArrayList<>();
        for (EntryPoint after : report.entryPoints()) {
            EntryPoint known = before.asked().get(AskedLine.id(after));
            if (known != null) {
                QueryCountRegression.judge(known, after, shapes)
                        .filter(finding ->
                                !told.contains(finding.child().shape().fingerprint()))
                        .ifPresent(finding -> found.add(entry(finding, known, after)));
            }
        }
        return found.isEmpty()
                ? report
                : report.with(
                        Stream.concat(report.entries().stream(), found.stream()).toList());
    }

    private static Set<Long> told(Report report, Baseline before) {
        Comparison all = Comparison.of(before, Baseline.of(report));
        Set<String> worse = Stream.concat(all.appeared().stream(), all.grew().stream())
                .map(Comparison.Difference::id)
                .collect(Collectors.toSet());
        return report.entries().stream()
                .map(Report.Entry::finding)
                .filter(finding -> worse.contains(Key.of(finding)))
                .map(finding -> finding.child().shape().fingerprint())
                .collect(Collectors.toSet());
    }

    private static Report.Entry entry(Finding finding, EntryPoint before, EntryPoint after) {
        long shape = finding.child().shape().fingerprint();
        double excess = Math.max(0, after.perUnit(shape) - before.perUnit(shape));
        long saved = Math.min(finding.child().executions(), Math.round(excess * after.units()));
        boolean slower = finding.evidence() == Evidence.E4;
        String advice = String.format(
                Locale.ROOT,
                "Look at what was changed in %s: it asked %.1f times in the baseline and asks %.1f times now, this query"
                        + " %.1f times and now %.1f%s.",
                Plain.name(after.unit()),
                before.perUnit(),
                after.perUnit(),
                before.perUnit(shape),
                after.perUnit(shape),
                slower ? "; it grows with its data now, and did not before" : "");
        Cure cure = new Cure(
                Cure.Kind.ADVICE,
                advice,
                finding.child().executions() - saved,
                null,
                null,
                "what is wrong is not the statement's text",
                null);
        return new Report.Entry(finding, cure, Saved.of(saved));
    }
}
