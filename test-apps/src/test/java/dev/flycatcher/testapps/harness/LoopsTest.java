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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loop a statement lies in, told from byte code (I14): where it begins stands in the source. */
class LoopsTest {
    private static final Pattern LOOP =
            Pattern.compile("// (?<what>loop|recursion|\\w+'s loop.*(?=:)):? (?<name>\\w+)$");
    private static final Pattern ASKED = Pattern.compile("SELECT name AS (\\w+) .*", Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "Java {0}")
    @MethodSource("dev.flycatcher.testapps.harness.Jdk#installed")
    void everyLoopIsNamedByTheLineItBeginsAt(Jdk jdk) throws Exception {
        assertThat(found(jdk, Fork.agent(folder))).isEqualTo(written());
    }

    @ParameterizedTest(name = "Java {0}")
    @MethodSource("dev.flycatcher.testapps.harness.Jdk#installed")
    void framesThatTheJvmHidesChangeNothingWhenItShowsThem(Jdk jdk) throws Exception {
        String[] options = Stream.of(
                        Stream.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+ShowHiddenFrames"),
                        Stream.of(Fork.agent(folder)))
                .flatMap(each -> each)
                .toArray(String[]::new);
        assertThat(found(jdk, options)).isEqualTo(written());
    }

    private Map<String, String> found(Jdk jdk, String... options) throws Exception {
        Fork fork = Fork.main(jdk, ManyLoops.class, options);
        assertThat(fork.exit()).as(fork.err()).isZero();
        Map<String, String> found = new TreeMap<>();
        for (JsonNode finding :
                ReportJson.read(folder.resolve("report.json")).root().required("findings")) {
            Matcher asked =
                    ASKED.matcher(finding.required("child").required("sql").asText());
            if (asked.matches() && !finding.required("loop").isNull()) {
                JsonNode loop = finding.required("loop");
                String place = loop.required("file").asText() + ":"
                        + loop.required("line").asInt();
                found.put(asked.group(1), loop.path("words").asText("the loop at " + place));
            }
        }
        return found;
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> loops = new TreeMap<>();
        for (String file : List.of("ManyLoops.java", "Owners.java", "Pages.java")) {
            List<String> lines =
                    Files.readAllLines(Patient.source(ManyLoops.class).resolveSibling(file));
            for (int line = 1; line <= lines.size(); line++) {
                Matcher loop = LOOP.matcher(lines.get(line - 1));
                if (loop.find()) {
                    loops.put(loop.group("name"), words(loop.group("what"), loop.group("name")) + file + ":" + line);
                }
            }
        }
        return loops;
    }

    private static String words(String what, String name) {
        return switch (what) {
            case "loop" -> "the loop at ";
            case "recursion" -> "the recursion of ManyLoops." + name + " at ";
            default -> what.endsWith(", which reads") ? what + " Owners.Pet.getOwner at " : what + ", called at ";
        };
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
