package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report as JUnit's XML, for whatever shows test results: a case per rule and unit, and one per clean unit. */
final class JunitReport {
    private final Map<String, List<Report.Entry>> cases = new TreeMap<>();
    private final StringBuilder xml = new StringBuilder();

    private JunitReport(Report report) {
        report.entries()
                .forEach(entry -> cases.computeIfAbsent(
                                attributes(
                                        entry.finding().rule(), entry.finding().unit()),
                                k -> new ArrayList<>())
                        .add(entry));
        report.units().stream()
                .map(unit -> unit.unit().name())
                .filter(unit -> report.entries().stream()
                        .noneMatch(entry -> entry.finding().unit().equals(unit)))
                .forEach(unit -> cases.putIfAbsent(attributes("clean", unit), List.of()));
    }

    static String of(Report report) {
        return new JunitReport(report).write();
    }

    private String write() {
        long failures = cases.values().stream().filter(JunitReport::fails).count();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"flycatcher\" tests=\"")
                .append(cases.size())
                .append("\" failures=\"")
                .append(failures)
                .append("\" errors=\"0\" skipped=\"0\" time=\"0\">\n");
        cases.forEach(this::testCase);
        return xml.append("</testsuite>\n").toString();
    }

    private void testCase(String attributes, List<Report.Entry> entries) {
        xml.append("  <testcase ").append(attributes).append(" time=\"0\"");
        if (entries.isEmpty()) {
            xml.append("/>\n");
            return;
        }
        boolean fails = fails(entries);
        Finding first = entries.get(0).finding();
        xml.append(">\n    <").append(fails ? "failure" : "system-out");
        if (fails) {
            xml.append(" type=\"").append(escape(Rules.name(first.rule())));
            xml.append("\" message=\"").append(escape(Claim.of(first))).append('"');
        }
        xml.append('>');
        entries.forEach(entry -> xml.append(escape(words(entry))));
        xml.append("</").append(fails ? "failure" : "system-out").append(">\n  </testcase>\n");
    }

    /** A build fails from value flow on; below that, a finding is information. */
    private static boolean fails(List<Report.Entry> entries) {
        return entries.stream()
                .map(Report.Entry::finding)
                .anyMatch(finding -> finding.severity() != Severity.INFO
                        && finding.evidence().compareTo(Evidence.E3) >= 0);
    }

    private static String words(Report.Entry entry) {
        Finding finding = entry.finding();
        Frame place = finding.loop() == null ? finding.callSite() : finding.loop();
        String sql = entry.cure().sql();
        return "\n" + Claim.of(finding)
                + (place == null ? "" : "\nat " + Plain.line(Plain.name(place.place())))
                + "\nchild: " + Plain.line(Plain.sql(finding.child().shape().sql()))
                + "\ncure: " + Plain.line(Plain.sql(entry.cure().advice()))
                + (sql == null ? "" : "\n" + Plain.line(Plain.sql(sql)))
                + "\n";
    }

    private static String attributes(String rule, String unit) {
        return "classname=\"flycatcher." + escape(rule) + "\" name=\"" + escape(Plain.line(Plain.name(unit))) + '"';
    }

    /** XML 1.0 has no way to write most control characters, so none is left when this is called. */
    private static String escape(String text) {
        return text.codePoints()
                .filter(point -> point == '\n' || !Plain.unsafe(point))
                .collect(
                        StringBuilder::new,
                        (out, point) -> {
                            switch (point) {
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '&' -> out.append("&amp;");
                                case '"' -> out.append("&quot;");
                                default -> out.appendCodePoint(point);
                            }
                        },
                        StringBuilder::append)
                .toString();
    }
}
