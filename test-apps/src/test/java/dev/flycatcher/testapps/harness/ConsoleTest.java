package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent seen and steered from a console of the same JVM, on each Java. */
class ConsoleTest {
    @TempDir
    Path folder;

    static List<Jdk> jdks() throws Exception {
        return Jdk.installed();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aConsoleReadsCountersSwitchesModesResetsAndWrites(Jdk jdk) throws Exception {
        try (Running running = Running.start(jdk, Fork.agent(folder))) {
            running.ask("loop");
            running.await("get Mode", "flow"::equals);
            assertThat(running.ask("get Folder")).isEqualTo(folder.toString());
            assertThat(running.ask("call writeReport"))
                    .contains(folder.resolve("report.html").toString());
            assertThat(ReportJson.read(folder.resolve("report.json")).verdicts())
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.rule()).isEqualTo("A01"));
            assertThat(running.ask("get Findings")).contains("A01", "SELECT name FROM authors WHERE id = ?");
            assertThat(running.ask("get DroppedExecutions")).isEqualTo("0");
            assertThat(running.ask("get Failures")).isEqualTo("0");
            assertThat(running.ask("get LateValues")).isEqualTo("0");
            assertThat(running.ask("get LostHandOffs")).isEqualTo("0");
            assertThat(running.ask("get LostUnits")).isEqualTo("0");

            assertThat(running.ask("set Mode off")).isEqualTo("done");
            running.ask("call reset");
            running.ask("loop");
            running.ask("call writeReport");
            assertThat(running.ask("get Executions")).isEqualTo("0");

            assertThat(running.ask("set Mode count")).isEqualTo("done");
            running.ask("loop");
            running.ask("call writeReport");
            assertThat(running.ask("get Executions")).isEqualTo("21");
            assertThat(running.ask("set Mode loud")).contains("unknown mode 'loud'", "off|count|flow|forensic");
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
        }
    }

    /** Else the builder that the application names later would never be asked. */
    @Test
    void theServerOfBeansIsNotMadeForTheAgentsSake() throws Exception {
        try (Running running = Running.start(Jdk.installed().get(0), Fork.agent(folder))) {
            running.ask("loop");
            Thread.sleep(1_500);
            assertThat(running.ask("servers")).isEqualTo("0");
        }
    }
}
