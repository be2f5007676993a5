package dev.flycatcher.testapps.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The written report, read as anyone's program would read it. */
record ReportJson(JsonNode root) {
    static final String NO_CALL_SITE = "no call site";
    /** Rules that judge how long something took: on a busy machine they are right about the machine. */
    static final Set<String> BY_TIME = Set.of("A42", "A51", "A52", "A55", "A56");

    static ReportJson read(Path file) throws IOException {
        return new ReportJson(new ObjectMapper().readTree(file.toFile()));
    }

    /** All of them, whatever their evidence, but for those about time. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode finding : root.required("findings")) {
            Verdict verdict = verdict(finding);
            if (!BY_TIME.contains(verdict.rule())) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private static Verdict verdict(JsonNode finding) {
        long executions = finding.required("child").required("executions").asLong();
        return new Verdict(finding.required("rule").asText(), place(finding.required("callSite")), executions);
    }

    /** Whether any is proven by values. */
    boolean proven() {
        return root.required("findings").findValuesAsText("evidence").stream()
                .anyMatch(evidence -> evidence.compareTo("E3") >= 0);
    }

    /** One number of the summary. */
    long total(String name) {
        return root.required("summary").required(name).asLong();
    }

    private static String place(JsonNode callSite) {
        if (callSite.isNull()) {
            return NO_CALL_SITE;
        }
        return callSite.required("file").asText() + ":"
                + callSite.required("line").asInt();
    }
}
