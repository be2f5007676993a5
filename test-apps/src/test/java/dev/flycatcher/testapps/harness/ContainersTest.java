package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.testapps.patients.containers.CalledFromOutside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servlet containers, brokers and schedulers as they are published: what each calls is a unit with a name. */
class ContainersTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "Java {0}")
    @MethodSource("dev.flycatcher.testapps.harness.Jdk#installed")
    void eachCallIsAUnitWithANameOfItsOwn(Jdk jdk) throws Exception {
        Fork bare = Fork.main(jdk, CalledFromOutside.class);
        Fork fork = Fork.main(jdk, CalledFromOutside.class, Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.out()).isEqualTo(bare.out());
        assertThat(fork.err()).doesNotContain("internal failure", "begins no unit");
        List<Trace> traces = new ArrayList<>();
        TraceReader.read(folder.resolve("trace.flycatcher"), traces::add);
        assertThat(traces.stream()
                        .filter(trace -> trace.executions().size() > 20)
                        .map(trace -> trace.unit().kind() + " " + trace.unit().name() + " "
                                + trace.executions().size()))
                .containsExactly(
                        "REQUEST GET /pets/{id} 25",
                        "REQUEST GET /pets/{id} 25",
                        "MESSAGE OverQueues$Listener.onMessage 25",
                        "MESSAGE OverQueues.call 25",
                        "MESSAGE OverTopics$Listener.arrived 25",
                        "JOB OverSchedulers$Nightly.execute 25",
                        "JOB OverSchedulers$Hourly.count 25",
                        "JOB OverSchedulers.jdk 25");
    }

    /**
     * In one transaction, and in a transaction for each row: the loop is seen by the unit around both. The verifier looks
     * at every class.
     */
    @ParameterizedTest(name = "Java {0}")
    @MethodSource("dev.flycatcher.testapps.harness.Jdk#installed")
    void theLoopInEachIsProven(Jdk jdk) throws Exception {
        Fork fork = Fork.main(
                jdk,
                CalledFromOutside.class,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+BytecodeVerificationLocal",
                "-XX:+BytecodeVerificationRemote",
                Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.err()).doesNotContain("VerifyError");
        List<Verdict> expected = new ArrayList<>(
                Expectations.in(Patient.source(CalledFromOutside.class).resolveSibling("Kennel.java")));
        // The list is read on a second connection by the seven that hold one, not by the one that takes one for each
        // row.
        expected.add(new Verdict("A46", "Pets.java:37", 7));
        ReportJson report = ReportJson.read(folder.resolve("report.json"));
        assertThat(report.verdicts()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
