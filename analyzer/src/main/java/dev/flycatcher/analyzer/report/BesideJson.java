package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import java.util.List;

/** What a report's surroundings add to its JSON; nothing for those that were not given. */
final class BesideJson {
    private final Json json;

    BesideJson(Json json) {
        this.json = json;
    }

    void write(Report report, Surroundings surroundings) {
        if (surroundings.baseline() != null) {
            compared(Comparison.of(surroundings.baseline(), Baseline.of(report)));
        }
        if (surroundings.suppressed() != null) {
            suppressed(surroundings.suppressed());
        }
        if (!surroundings.unseen().isEmpty()) {
            json.name("unseen").array();
            surroundings.unseen().forEach(json::value);
            json.endArray();
        }
        SourceTree sources = surroundings.sources();
        if (sources != null && surroundings.editor() != null) {
            json.name("editor").object().field("link", surroundings.editor());
            json.field("project", sources.project().toString()).endObject();
        }
    }

    private void compared(Comparison comparison) {
        json.name("compared").object();
        differences("appeared", comparison.appeared());
        differences("grew", comparison.grew());
        differences("shrank", comparison.shrank());
        differences("gone", comparison.gone());
        json.endObject();
    }

    private void differences(String name, List<Comparison.Difference> differences) {
        json.name(name).array();
        for (Comparison.Difference difference : differences) {
            json.object().field("id", difference.id()).field("words", difference.words());
            json.field("before", difference.before())
                    .field("after", difference.after())
                    .endObject();
        }
        json.endArray();
    }

    private void suppressed(Suppressions.Applied applied) {
        json.name("suppressed").object().name("findings").array();
        for (Suppressions.Hidden hidden : applied.hidden()) {
            Finding finding = hidden.entry().finding();
            json.object().field("id", Key.of(finding)).field("rule", finding.rule());
            json.field("claim", Claim.of(finding))
                    .field("roundTrips", hidden.entry().saved().roundTrips());
            json.field("line", Plain.sql(hidden.line().text())).endObject();
        }
        json.endArray();
        lines("idle", applied.idle());
        lines("expired", applied.expired());
        json.endObject();
    }

    private void lines(String name, List<Suppressions.Line> lines) {
        json.name(name).array();
        lines.forEach(line -> json.value(Plain.sql(line.text())));
        json.endArray();
    }
}
