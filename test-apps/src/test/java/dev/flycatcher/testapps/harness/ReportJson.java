package dev.flycatcher.testapps.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The written report, read as anyone's program would read it. */
record ReportJson(JsonNode root) {
    static ReportJson read(Path file) throws IOException {
        return new ReportJson(new ObjectMapper().readTree(file.toFile()));
    }

    /** Those that are proven by values (E3 or above). */
    List<Verdict> verdicts() {
        return verdicts(List.of());
    }

    /** Those that are expected, and all others that are proven by values (E3 or above): less than that is advice. */
    List<Verdict> verdicts(List<Verdict> expected) {
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode finding : root.required("findings")) {
            String rule = finding.required("rule").asText();
            long executions = finding.required("child").required("executions").asLong();
            Verdict verdict = new Verdict(rule, place(finding.required("callSite")), executions);
            if (expected.contains(verdict)
                    || finding.required("evidence").asText().compareTo("E3") >= 0) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    /** One number of the summary. */
    long total(String name) {
        return root.required("summary").required(name).asLong();
    }

    private static String place(JsonNode callSite) {
        if (callSite.isNull()) {
            return "no call site";
        }
        return callSite.required("file").asText() + ":"
                + callSite.required("line").asInt();
    }
}
