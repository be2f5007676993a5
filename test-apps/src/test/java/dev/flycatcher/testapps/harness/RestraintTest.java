package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.TraceReader;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real program: an agent that is too dear records less, and one that fails without end records nothing. */
class RestraintTest {
    private static final String LOOP = "names of 171 letters";

    @TempDir
    Path folder;

    private long recorded() throws Exception {
        AtomicLong executions = new AtomicLong();
        TraceReader.Reading reading = TraceReader.read(
                folder.resolve("trace.flycatcher"),
                trace -> executions.addAndGet(trace.executions().size()));
        assertThat(reading.damage()).isEmpty();
        return executions.get();
    }

    /** A program that does nothing but ask a database in memory pays more than a hundredth for being recorded. */
    @Test
    void whatIsTooDearStepsDownModeByModeUntilItIsOff() throws Exception {
        try (Running running = Running.start(Jdk.installed().get(0), Fork.agent(folder) + ",mode=forensic")) {
            for (String mode : new String[] {"flow", "count", "off"}) {
                for (int i = 0; i < 200 && !running.ask("get Mode").equals(mode); i++) {
                    assertThat(running.ask("many 200")).isEqualTo(LOOP);
                }
                assertThat(running.err()).contains("mode " + mode + " from here on, no longer ");
            }
            assertThat(running.err()).contains("of the threads' CPU time, the limit is 1.0 %");
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
            assertThat(recorded()).isPositive();
        }
    }

    /** What was recorded before is kept and readable; the program sees nothing. */
    @Test
    void whatFailsWithoutEndSwitchesItselfOff() throws Exception {
        try (Running running = Running.start(Jdk.installed().get(0), Fork.agent(folder))) {
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            running.await("get Executions", "23"::equals);
            assertThat(running.ask("hostile 100")).isEqualTo(LOOP);
            assertThat(running.ask("get Mode")).isEqualTo("off");
            assertThat(running.ask("get Failures")).isEqualTo("1000");
            assertThat(running.err())
                    .containsOnlyOnce("no loader here")
                    .contains("too many internal failures, recording ends here");
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
            assertThat(recorded()).isEqualTo(23);
        }
    }

    /** Neither way is for good: a console may open it again. */
    @Test
    void whatSwitchedItselfOffIsOpenedAgainByWhoAsks() throws Exception {
        try (Running running = Running.start(Jdk.installed().get(0), Fork.agent(folder))) {
            running.ask("hostile 100");
            assertThat(running.await("get Mode", "off"::equals)).isEqualTo("off");
            assertThat(running.ask("set Mode flow")).isEqualTo("done");
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
            assertThat(recorded()).isGreaterThanOrEqualTo(21);
        }
    }
}
