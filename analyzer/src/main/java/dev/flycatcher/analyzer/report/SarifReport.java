package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as SARIF 2.1.0 (OASIS): paths below a source folder, a code flow from parent to child, fingerprints. */
final class SarifReport {
    private static final String SOURCES = "SOURCES";

    private final Report report;
    private final Surroundings surroundings;
    private final Json json = Json.pretty();
    private final List<String> rules;

    private SarifReport(Report report, Surroundings surroundings) {
        this.report = report;
        this.surroundings = surroundings;
        rules = report.entries().stream()
                .map(entry -> entry.finding().rule())
                .distinct()
                .sorted()
                .toList();
    }

    static String of(Report report, Surroundings surroundings) {
        return new SarifReport(report, surroundings).write() + "\n";
    }

    private String write() {
        json.object()
                .field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .field("version", "2.1.0");
        json.name("runs").array().object().name("tool").object().name("driver").object();
        json.field("name", "Flycatcher").name("rules").array();
        rules.forEach(this::rule);
        json.endArray().endObject().endObject().field("columnKind", "utf16CodeUnits");
        json.name("originalUriBaseIds").object().name(SOURCES).object();
        text("description", "The project's folder where its sources were at hand, else the source folder.")
                .endObject()
                .endObject();
        json.name("results").array();
        report.entries().forEach(this::result);
        return json.endArray().endObject().endArray().endObject().toString();
    }

    private void rule(String rule) {
        json.object().field("id", rule);
        text("shortDescription", Rules.name(rule)).endObject();
    }

    private void result(Report.Entry entry) {
        Finding finding = entry.finding();
        Frame place = finding.loop() == null ? finding.callSite() : finding.loop();
        json.object().field("ruleId", finding.rule()).field("ruleIndex", rules.indexOf(finding.rule()));
        json.field("level", level(finding.severity()));
        text(
                "message",
                Claim.of(finding) + " " + Plain.line(Plain.sql(entry.cure().advice())));
        json.name("locations").array();
        if (place != null) {
            location(place, null);
        }
        json.endArray();
        flow(finding);
        json.name("partialFingerprints")
                .object()
                .field("flycatcher/v1", Key.of(finding))
                .endObject();
        json.name("properties").object().field("evidence", finding.evidence().name());
        json.field("roundTripsSaved", entry.saved().roundTrips());
        json.field("verified", entry.cure().verified()).endObject().endObject();
    }

    /** From the rows that were read to the statement they were bound to. */
    private void flow(Finding finding) {
        Parent parent = finding.parent();
        Frame site = finding.callSite();
        if (parent == null || site == null) {
            return;
        }
        Frame from = finding.loop() == null ? site : finding.loop();
        json.name("codeFlows")
                .array()
                .object()
                .name("threadFlows")
                .array()
                .object()
                .name("locations")
                .array();
        json.object().name("location");
        location(
                from,
                count(parent.rows(), "row") + " read, column " + Plain.name(parent.column()) + " of: "
                        + Plain.sql(parent.shape().sql()));
        json.endObject().object().name("location");
        location(
                site,
                count(finding.child().executions(), "execution") + ", bind "
                        + finding.child().bind() + " of: "
                        + Plain.sql(finding.child().shape().sql()));
        json.endObject().endArray().endObject().endArray().endObject().endArray();
    }

    private void location(Frame frame, @Nullable String message) {
        json.object();
        String uri = SourcePath.uri(surroundings.path(frame));
        if (uri != null) {
            json.name("physicalLocation").object().name("artifactLocation").object();
            json.field("uri", uri).field("uriBaseId", SOURCES).endObject();
            if (frame.line() > 0) {
                json.name("region").object().field("startLine", frame.line()).endObject();
            }
            json.endObject();
        }
        json.name("logicalLocations").array().object();
        json.field("fullyQualifiedName", Plain.name(frame.type()) + "." + Plain.name(frame.method()));
        json.field("kind", "function").endObject().endArray();
        if (message != null) {
            text("message", Plain.line(message));
        }
        json.endObject();
    }

    private Json text(String name, String text) {
        return json.name(name).object().field("text", text).endObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
