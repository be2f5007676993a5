package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flycatcher.testapps.patients.loops.ManyLoops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loop a statement lies in, told from byte code (I14): where it begins stands in the source. */
class LoopsTest {
    private static final Pattern LOOP = Pattern.compile("// loop (\\w+)$");
    private static final Pattern ASKED = Pattern.compile("SELECT name AS (\\w+) .*", Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "Java {0}")
    @MethodSource("dev.flycatcher.testapps.harness.Jdk#installed")
    void everyLoopIsNamedByTheLineItBeginsAt(Jdk jdk) throws Exception {
        Fork fork = Fork.main(jdk, ManyLoops.class, Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        Map<String, String> found = new TreeMap<>();
        for (JsonNode finding :
                ReportJson.read(folder.resolve("report.json")).root().required("findings")) {
            Matcher asked =
                    ASKED.matcher(finding.required("child").required("sql").asText());
            if (asked.matches() && !finding.required("loop").isNull()) {
                JsonNode loop = finding.required("loop");
                found.put(
                        asked.group(1),
                        loop.required("file").asText() + ":"
                                + loop.required("line").asInt());
            }
        }
        assertThat(found).isEqualTo(written());
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> loops = new TreeMap<>();
        for (String file : List.of("ManyLoops.java", "Pages.java")) {
            List<String> lines =
                    Files.readAllLines(Patient.source(ManyLoops.class).resolveSibling(file));
            for (int line = 1; line <= lines.size(); line++) {
                Matcher loop = LOOP.matcher(lines.get(line - 1));
                if (loop.find()) {
                    loops.put(loop.group(1), file + ":" + line);
                }
            }
        }
        return loops;
    }

    @ParameterizedTest(name = "Java {0}")
    @MethodSource("dev.flycatcher.testapps.harness.Jdk#installed")
    void everyOneIsProvenAndNothingElseIsTold(Jdk jdk) throws Exception {
        Fork bare = Fork.main(jdk, ManyLoops.class);
        Fork fork = Fork.main(jdk, ManyLoops.class, Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.out()).isEqualTo(bare.out());
        List<Verdict> expected = Expectations.in(Patient.source(ManyLoops.class).resolveSibling("Owners.java"));
        assertThat(ReportJson.read(folder.resolve("report.json")).verdicts())
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
