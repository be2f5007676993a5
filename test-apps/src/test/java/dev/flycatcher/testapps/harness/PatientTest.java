package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.flycatcher.testapps.patients.orders.OrderList;
import dev.flycatcher.testapps.patients.threads.ParallelOwners;
import dev.flycatcher.testapps.patients.tweets.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every patient and every twin, on every Java that is installed, under the agent as it ships. */
class PatientTest {
    private static final Set<Class<?>> EVERYWHERE = Set.of(Feed.class, OrderList.class, ParallelOwners.class);
    private static final Map<Class<?>, Fork> BARE = new HashMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("patientsOnJdks")
    void findsWhatTheSourceSaysAndNothingElse(Patient patient, Jdk jdk) throws Exception {
        assertFindings(patient.sick(), jdk, Patient.expectations(patient.sick()));
    }

    @ParameterizedTest(name = "the twin of {0} on {1}")
    @MethodSource("patientsOnJdks")
    void findsNothingProvenInTheTwin(Patient patient, Jdk jdk) throws Exception {
        assertFindings(patient.clean(), jdk, Patient.expectations(patient.clean()));
        assertThat(ReportJson.read(folder.resolve("report.json")).proven()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.flycatcher.testapps.harness.Patient#all")
    void twinGivesTheSameAnswers(Patient patient) throws Exception {
        Fork sick = bare(patient.sick());
        assertThat(sick.out()).isNotEmpty();
        assertThat(bare(patient.clean()).out()).isEqualTo(sick.out());
    }

    @Test
    void replaysFromItsFileToTheSameBytes() throws Exception {
        Patient patient = Patient.all().toList().get(0);
        Jdk running = Jdk.installed().get(0);
        Fork.main(running, patient.sick(), Fork.agent(folder));
        Path again = folder.resolve("again");
        Fork report = Fork.jar(running, "report", trace(folder).toString(), "--dir", again.toString());
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(again.resolve("report.json")).hasSameBinaryContentAs(folder.resolve("report.json"));
    }

    /**
     * All on the running Java; on the other one the smallest in plain JDBC, the one with a pool and Hibernate, and the one
     * with virtual threads.
     */
    static List<Arguments> patientsOnJdks() throws IOException {
        List<Arguments> arguments = new ArrayList<>();
        for (Jdk jdk : Jdk.installed()) {
            Patient.all()
                    .filter(patient -> jdk.isRunning() || EVERYWHERE.contains(patient.sick()))
                    .forEach(patient -> arguments.add(Arguments.of(patient, jdk)));
        }
        return arguments;
    }

    /** The application without the agent: how it ends and what it says. */
    private static Fork bare(Class<?> main) throws Exception {
        Fork known = BARE.get(main);
        if (known == null) {
            known = Fork.main(Jdk.installed().get(0), main);
            BARE.put(main, known);
        }
        return known;
    }

    /** The trace is what the agent wrote beside the reports. */
    static Path trace(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".flycatcher"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertFindings(Class<?> main, Jdk jdk, List<Verdict> expected) throws Exception {
        Fork bare = bare(main);
        Fork watched = Fork.main(jdk, main, Fork.agent(folder));
        assertThat(watched.exit()).as(watched.err()).isEqualTo(bare.exit()).isZero();
        assertThat(watched.out()).isEqualTo(bare.out());
        assertThat(watched.err()).contains(folder.resolve("report.html").toString());
        ReportJson report = ReportJson.read(folder.resolve("report.json"));
        assertThat(report.total("dropped")).isZero();
        Difference difference = Difference.between(expected, report.verdicts());
        if (!difference.none()) {
            fail(difference
                    + Difference.list("all expected", expected)
                    + Difference.list("all found", report.verdicts()));
        }
    }
}
