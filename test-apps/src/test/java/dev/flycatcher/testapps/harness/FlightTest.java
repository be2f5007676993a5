package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.patients.orders.OrderList;
import dev.flycatcher.testapps.patients.tweets.Feed;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flight recorder is told where it flies, and missed nowhere. */
class FlightTest {
    @TempDir
    Path folder;

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void unitsAndFindingsAreEvents() throws Exception {
        Path flight = folder.resolve("flight.jfr");
        try (Running running = Running.start(
                Jdk.installed().get(0), "-XX:StartFlightRecording=filename=" + flight, Fork.agent(folder))) {
            running.ask("loop");
            running.await("get Units", answer -> answer.matches("[1-9]\\d*"));
            // The recording ends with the JVM, at once: what is judged by then is in it.
            running.await("get PendingUnits", "0"::equals);
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(flight);
        assertThat(named(events, "dev.flycatcher.Unit")).anySatisfy(unit -> {
            assertThat(unit.getLong("executions")).isGreaterThanOrEqualTo(21);
            assertThat(unit.getLong("dropped")).isZero();
        });
        List<RecordedEvent> findings = named(events, "dev.flycatcher.Finding").stream()
                .filter(finding -> !ReportJson.BY_TIME.contains(finding.getString("rule")))
                .toList();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.getString("rule")).isEqualTo("A01");
            assertThat(finding.getString("sql")).isEqualTo("SELECT name FROM authors WHERE id = ?");
            assertThat(finding.getString("place")).startsWith("Resident.java:");
            assertThat(finding.getLong("needless")).isEqualTo(20);
        });
    }

    @Test
    void aJavaWithoutFlightRecorderAndManagementIsWatchedAllTheSame() throws Exception {
        Fork fork = Fork.main(
                Jdk.installed().get(0),
                Feed.class,
                "--limit-modules",
                "java.sql,java.instrument,java.naming",
                Fork.agent(folder) + ",mode=flow,limit=100");
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(ReportJson.read(folder.resolve("report.json")).verdicts())
                .hasSameSizeAs(Patient.expectations(Feed.class));
        assertThat(fork.err()).doesNotContain("internal failure", "Exception in thread");
    }

    /** Every class is verified, also those that the JVM would trust. */
    @Test
    void advisedClassesPassTheVerifier() throws Exception {
        Fork fork = Fork.main(Jdk.installed().get(0), OrderList.class, "-Xverify:all", Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(ReportJson.read(folder.resolve("report.json")).verdicts())
                .hasSameSizeAs(Patient.expectations(OrderList.class));
        assertThat(fork.err()).doesNotContain("VerifyError", "is not watched");
    }
}
