package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as JSON: a contract, described by {@code report.schema.json} beside this class. Fields are added, not renamed. */
final class JsonReport {
    /** Rises when a field changes its meaning or goes; a field that is added leaves it as it is. */
    static final int SCHEMA_VERSION = 1;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int STACK_LIMIT = 32;
    private static final int MOST_REMARKS = 5;

    private final Report report;
    private final Json json;
    private final Surroundings surroundings;
    private final Map<Long, Integer> shapes = new HashMap<>();

    private JsonReport(Report report, Surroundings surroundings, Json json) {
        this.report = report;
        this.surroundings = surroundings;
        this.json = json;
        for (int i = 0; i < report.shapes().size(); i++) {
            shapes.putIfAbsent(report.shapes().get(i).shape().fingerprint(), i);
        }
    }

    /** For people and diffs: one member a line, a line feed at the end. */
    static String pretty(Report report, Surroundings surroundings) {
        return new JsonReport(report, surroundings, Json.pretty()).write() + "\n";
    }

    /** For the page. */
    static String compact(Report report, Surroundings surroundings) {
        return new JsonReport(report, surroundings, Json.compact()).write();
    }

    private String write() {
        List<Change> changes = Change.of(report);
        json.object().field("schemaVersion", SCHEMA_VERSION);
        summary(Change.total(changes));
        json.name("changes").array();
        Map<Integer, List<String>> conflicts = Conflicts.of(report);
        changes.forEach(change -> change(change, conflicts));
        json.endArray().name("findings").array();
        report.entries().forEach(this::finding);
        json.endArray().name("units").array();
        Timeline timeline = new Timeline(json, shapes);
        report.units().forEach(timeline::unit);
        json.endArray().name("shapes").array();
        report.shapes().forEach(this::shape);
        json.endArray().name("keys").array();
        report.keys().forEach(this::key);
        json.endArray().name("notJudged").array();
        report.notJudged().stream()
                .filter(each -> !surroundings.compares() || !each.rule().equals("A63"))
                .forEach(each -> json.object()
                        .field("rule", each.rule())
                        .field("name", Rules.name(each.rule()))
                        .field("reason", each.reason())
                        .endObject());
        json.endArray();
        new BesideJson(json).write(report, surroundings);
        return json.endObject().toString();
    }

    private void summary(long saved) {
        Report.Summary summary = report.summary();
        json.name("summary").object();
        json.field("executions", summary.executions()).field("units", summary.units());
        if (summary.judged() < summary.units()) {
            json.field("judged", summary.judged());
        }
        json.field("shapes", summary.shapes()).field("dropped", summary.dropped());
        json.field("millis", summary.nanos() / NANOS_PER_MILLI);
        saved(Saved.of(saved));
        json.endObject();
    }

    private void change(Change change, Map<Integer, List<String>> conflicts) {
        json.object().field("place", change.place()).name("findings").flatArray();
        change.findings().forEach(index -> json.value(index.longValue()));
        json.endFlatArray()
                .field("roundTrips", change.roundTrips())
                .name("remarks")
                .array();
        change.findings().stream()
                .flatMap(index -> conflicts.getOrDefault(index, List.of()).stream())
                .distinct()
                .limit(MOST_REMARKS)
                .forEach(json::value);
        json.endArray().endObject();
    }

    private void finding(Report.Entry entry) {
        Finding finding = entry.finding();
        json.object().field("id", Key.of(finding)).field("rule", finding.rule());
        json.field("name", Rules.name(finding.rule()));
        json.field("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.field("evidence", finding.evidence().name()).field("claim", Claim.of(finding));
        json.field("unit", Plain.name(finding.unit())).field("units", finding.units());
        json.name("parent");
        parent(finding.parent());
        child(finding.child());
        flow(finding.flow());
        json.name("candidates").array();
        finding.candidates().forEach(this::parent);
        json.endArray().name("callSite");
        place(finding.callSite(), null);
        json.name("loop");
        place(finding.loop(), Around.special(finding));
        json.name("stack").array();
        finding.stack().stream().limit(STACK_LIMIT).forEach(this::frame);
        json.endArray();
        proof(entry);
        cure(entry.cure());
        saved(entry.saved());
        occurrences(entry.occurrences());
        json.endObject();
    }

    private void parent(@Nullable Parent parent) {
        if (parent == null) {
            json.value((String) null);
            return;
        }
        String sql = parent.shape().sql();
        json.object().field("sql", Plain.sql(sql)).field("column", Plain.name(parent.column()));
        json.field("rows", parent.rows()).field("table", Claim.table(sql)).field("index", parent.index());
        json.field("executions", parent.executions());
        shapeIndex(parent.shape().fingerprint());
        json.endObject();
    }

    private void child(Child child) {
        String sql = child.shape().sql();
        json.name("child").object().field("sql", Plain.sql(sql)).field("bind", child.bind());
        json.field("executions", child.executions()).field("distinctBinds", child.distinctBinds());
        json.field("table", Claim.table(sql))
                .field("column", child.column() == null ? null : Plain.name(child.column()));
        json.field("rows", child.rows()).field("millis", child.nanos() / NANOS_PER_MILLI);
        shapeIndex(child.shape().fingerprint());
        json.field("fingerprint", Key.hex(child.shape().fingerprint())).endObject();
    }

    private void shapeIndex(long fingerprint) {
        json.field("shape", shapes.getOrDefault(fingerprint, -1));
    }

    private void flow(@Nullable Flow flow) {
        json.name("flow");
        if (flow == null) {
            json.value((String) null);
            return;
        }
        json.object().field("matched", flow.matched()).field("bound", flow.bound());
        json.field("order", flow.order()).field("chance", flow.chance()).endObject();
    }

    private void frame(Frame frame) {
        json.object();
        frameFields(frame);
        json.endObject();
    }

    private void frameFields(Frame frame) {
        json.field("class", Plain.name(frame.type())).field("method", Plain.name(frame.method()));
        json.field("file", frame.file() == null ? null : Plain.name(frame.file()));
        json.field("line", frame.line()).field("place", Plain.name(frame.place()));
    }

    /** A frame a reader will want to go to: with its path, and its lines where the sources are at hand. */
    private void place(@Nullable Frame frame, @Nullable String words) {
        if (frame == null) {
            json.value((String) null);
            return;
        }
        json.object();
        frameFields(frame);
        if (words != null) {
            json.field("words", words);
        }
        SourceTree sources = surroundings.sources();
        if (sources != null) {
            json.field("path", sources.path(frame)).name("source");
            excerpt(sources.excerpt(frame));
        }
        json.endObject();
    }

    private void excerpt(SourceTree.@Nullable Excerpt excerpt) {
        if (excerpt == null) {
            json.value((String) null);
            return;
        }
        json.object().field("from", excerpt.from()).name("lines").array();
        excerpt.lines().forEach(json::value);
        json.endArray().endObject();
    }

    private void proof(Report.Entry entry) {
        json.name("proof").array();
        for (Proof rung : Proof.of(entry)) {
            json.object().field("level", rung.level().name()).field("reached", rung.reached());
            json.field("words", Plain.line(rung.words())).endObject();
        }
        json.endArray();
    }

    private void cure(Cure cure) {
        json.name("cure").object();
        json.field("kind", cure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.field("sql", cure.sql() == null ? null : Plain.sql(cure.sql()));
        json.field("code", cure.code() == null ? null : Plain.sql(cure.code()));
        json.field("verified", cure.verified()).field("advice", Plain.sql(cure.advice()));
        json.field("refusal", cure.refusal() == null ? null : Plain.sql(cure.refusal()));
        verification(cure.verification());
        json.endObject();
    }

    private void verification(@Nullable Verification verification) {
        json.name("verification");
        if (verification == null) {
            json.value((String) null);
            return;
        }
        json.object()
                .field(
                        "state",
                        verification.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.field("words", Plain.sql(verification.words()))
                .field("keys", verification.keys())
                .field("rows", verification.rows());
        json.field("loopMillis", verification.loopNanos() / NANOS_PER_MILLI)
                .field("onceMillis", verification.onceNanos() / NANOS_PER_MILLI);
        json.name("warnings").array();
        verification.warnings().forEach(warning -> json.value(Plain.sql(warning)));
        json.endArray().endObject();
    }

    private void saved(Saved saved) {
        json.name("saved")
                .object()
                .field("roundTrips", saved.roundTrips())
                .name("millisAt")
                .object();
        Saved.ROUND_TRIP_MILLIS.forEach(
                millis -> json.field(millis, saved.millisAt().getOrDefault(millis, 0.0)));
        json.endObject().endObject();
    }

    private void occurrences(List<Report.Occurrence> occurrences) {
        json.name("occurrences").array();
        for (Report.Occurrence seen : occurrences) {
            json.object().field("unit", Plain.name(seen.unit())).field("units", seen.units());
            json.field("parentRows", seen.parentRows())
                    .field("executions", seen.executions())
                    .endObject();
        }
        json.endArray();
    }

    private void shape(Report.ShapeSummary shape) {
        json.object().field("sql", Plain.sql(shape.shape().sql()));
        json.field("verb", shape.shape().verb().name().toLowerCase(Locale.ROOT));
        json.field("executions", shape.executions()).field("rows", shape.rows());
        json.field("millis", shape.nanos() / NANOS_PER_MILLI);
        json.field("fingerprint", Key.hex(shape.shape().fingerprint())).endObject();
    }

    private void key(Report.InferredKey key) {
        json.object().field("table", Plain.name(key.table())).field("column", Plain.name(key.column()));
        json.field("referredTable", Plain.name(key.referredTable()));
        json.field("referredColumn", Plain.name(key.referredColumn())).field("executions", key.executions());
        json.field("declared", key.declared()).field("indexed", key.indexed()).endObject();
    }
}
