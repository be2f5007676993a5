package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.stream.Collectors;

/** The report as GitHub workflow commands, one line a finding; a workflow shows them beside the changed lines. */
final class GitHubReport {
    /** As many as a workflow's step is shown of one level. */
    private static final int LIMIT = 10;

    private GitHubReport() {}

    static String of(Report report, Surroundings surroundings) {
        String lines = report.entries().stream()
                .limit(LIMIT)
                .map(entry -> line(entry, surroundings))
                .collect(Collectors.joining());
        int more = report.entries().size() - LIMIT;
        return more <= 0 ? lines : lines + "::notice title=Flycatcher::" + Plain.count(more, "more finding") + "\n";
    }

    private static String line(Report.Entry entry, Surroundings surroundings) {
        Finding finding = entry.finding();
        Frame place = finding.loop() == null ? finding.callSite() : finding.loop();
        String path = surroundings.path(place);
        String where = path == null || place == null
                ? ""
                : "file=" + property(path) + (place.line() > 0 ? ",line=" + place.line() : "") + ",";
        String message = Claim.of(finding) + " " + entry.cure().advice();
        return "::" + level(finding.severity()) + " " + where + "title="
                + property(finding.rule() + " " + Rules.name(finding.rule())) + "::"
                + data(Plain.clip(message, Plain.NAME_LIMIT * 2)) + "\n";
    }

    private static String data(String text) {
        return Plain.line(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "notice" : severity.name().toLowerCase(java.util.Locale.ROOT);
    }
}
