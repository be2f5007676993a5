package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import dev.flycatcher.analyzer.detect.Evidence;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a build fails for: findings known well enough, and where there is a baseline only those that are new in it or
 * grew since.
 *
 * @param since what became of the baseline's findings, new and grown ones only where they are known well enough; null
 *     without a baseline
 * @param failing what the build fails for, in the report's order
 * @param tolerated findings that are new or grew, and are not known well enough to fail for
 */
public record Check(@Nullable Comparison since, List<Report.Entry> failing, int tolerated) {

    /**
     * Checks a report.
     *
     * @param known what the code base lives with for now; null when it lives with nothing and wants no comparison
     * @param from the least evidence to fail for
     */
    public static Check of(Report report, @Nullable Baseline known, Evidence from) {
        Comparison all = Comparison.of(known == null ? Baseline.EMPTY : known, Baseline.of(report));
        Set<String> worse = Stream.concat(all.appeared().stream(), all.grew().stream())
                .map(Comparison.Difference::id)
                .collect(Collectors.toSet());
        List<Report.Entry> failing = report.entries().stream()
                .filter(entry -> entry.finding().evidence().compareTo(from) >= 0)
                .filter(entry -> worse.contains(Key.of(entry.finding())))
                .toList();
        Set<String> ids = failing.stream().map(entry -> Key.of(entry.finding())).collect(Collectors.toSet());
        Predicate<Comparison.Difference> fails = difference -> ids.contains(difference.id());
        Comparison since = new Comparison(
                all.appeared().stream().filter(fails).toList(),
                all.grew().stream().filter(fails).toList(),
                all.shrank(),
                all.gone());
        return new Check(known == null ? null : since, failing, worse.size() - ids.size());
    }

    /** Whether there is nothing to fail for. */
    public boolean passes() {
        return failing.isEmpty();
    }

    /**
     * The verdict for a terminal: what became of the baseline, then what fails, each with its cure.
     *
     * @param report the report that was checked
     * @param colour whether the terminal understands ANSI escapes
     */
    public String text(Report report, boolean colour) {
        StringBuilder text = new StringBuilder(since == null ? "" : since.text());
        if (since != null && !since.gone().isEmpty()) {
            text.append("flycatcher: ")
                    .append(count(since.gone().size(), "stale line"))
                    .append(" in the baseline: write it anew, or what is gone can come back unseen\n");
        }
        if (tolerated > 0) {
            text.append("flycatcher: ")
                    .append(count(tolerated, "more finding"))
                    .append(" new or grown, not known well enough to fail for\n");
        }
        if (failing.isEmpty()) {
            String judged = report.summary().units() == 0 ? ConsoleReport.NOTHING + "\n" : "";
            return text.append(judged).append("flycatcher: check passes\n").toString();
        }
        Report shown = report.with(failing);
        return text.append(ConsoleReport.of(shown, List.of(), colour))
                .append("flycatcher: check fails\n")
                .toString();
    }
}
