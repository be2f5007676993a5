package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a program ends, it ends as it would have, and what had been written of the record is whole. */
class ExitTest {
    /** The table is made and filled, and then there is a loop over 20 authors. */
    private static final int EXECUTIONS = 23;

    @TempDir
    Path folder;

    private Running watched() throws Exception {
        return Running.start(Jdk.installed().get(0), Fork.agent(folder));
    }

    /** Waits until the first unit, idle for a second by then, is in the file. */
    private void loopAndAwaitFlush(Running running) throws Exception {
        running.ask("loop");
        running.await("get Executions", answer -> answer.equals(String.valueOf(EXECUTIONS)));
    }

    private int read() throws Exception {
        AtomicInteger executions = new AtomicInteger();
        TraceReader.Reading reading = TraceReader.read(
                folder.resolve("trace.flycatcher"),
                trace -> executions.addAndGet(trace.executions().size()));
        assertThat(reading.damage()).isEmpty();
        return executions.get();
    }

    @Test
    void exitKeepsItsCodeAndWritesTheReport() throws Exception {
        try (Running running = watched()) {
            running.ask("loop");
            running.tell("exit 3");
            assertThat(running.ended()).isEqualTo(3);
            assertThat(folder.resolve("report.html")).exists();
            assertThat(read()).isEqualTo(EXECUTIONS);
        }
    }

    @Test
    void haltKeepsItsCodeAndWhatWasWrittenIsReadable() throws Exception {
        try (Running running = watched()) {
            loopAndAwaitFlush(running);
            running.ask("loop");
            running.tell("halt 4");
            assertThat(running.ended()).isEqualTo(4);
            assertThat(read()).isGreaterThanOrEqualTo(EXECUTIONS);
        }
    }

    @Test
    void ofAKilledProgramWhatWasWrittenIsReadableAndReported() throws Exception {
        try (Running running = watched()) {
            loopAndAwaitFlush(running);
            running.kill();
            assertThat(running.ended()).isNotZero();
            assertThat(read()).isEqualTo(EXECUTIONS);
            Path again = folder.resolve("again");
            Fork report = Fork.jar(
                    Jdk.installed().get(0),
                    "report",
                    folder.resolve("trace.flycatcher").toString(),
                    "--dir",
                    again.toString());
            assertThat(report.exit()).as(report.err()).isZero();
            assertThat(Files.readString(again.resolve("report.json"))).contains("\"A01\"");
        }
    }
}
