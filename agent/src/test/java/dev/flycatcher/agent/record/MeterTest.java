package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every 1,024th call is timed (section 1 (g)); clocks of the test's own. */
class MeterTest {
    private final List<Double> verdicts = new ArrayList<>();
    private long clock = 1;
    private long cpu;
    private final Meter meter = new Meter(() -> clock, () -> cpu, verdicts::add);
    private final Meter.Ticks ticks = meter.new Ticks();

    /** Calls that take some nanoseconds each, on a thread that uses more in all. */
    private void calls(int count, long ours, long all) {
        for (int i = 0; i < count; i++) {
            long started = ticks.start();
            clock += ours;
            cpu += all;
            ticks.stop(started);
        }
    }

    private static int windows(int count) {
        return count * Meter.WINDOW * Meter.ONE_IN + Meter.ONE_IN;
    }

    @Test
    void timesOneCallIn1024() {
        int timed = 0;
        for (int i = 0; i < 10 * 1_024; i++) {
            timed += ticks.start() == 0 ? 0 : 1;
        }
        assertThat(timed).isEqualTo(10);
    }

    @Test
    void saysWhatShareOfTheThreadsTimeRecordingTook() {
        calls(windows(3), 10, 500);
        assertThat(verdicts).hasSize(2).allSatisfy(share -> assertThat(share).isCloseTo(0.02, within(1e-9)));
    }

    @Test
    void saysNothingOfCodeThatIsNotWarm() {
        calls(windows(2) - Meter.ONE_IN, 10, 500);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void twoCallsThatTheSchedulerHeldUpAreNoVerdict() {
        calls(windows(1), 10, 1_000);
        calls(Meter.ONE_IN - 1, 10, 1_000);
        calls(1, 1_000_000_000, 1_000);
        calls(Meter.ONE_IN - 1, 10, 1_000);
        calls(1, 1_000_000_000, 1_000);
        calls(windows(1), 10, 1_000);
        assertThat(verdicts).allSatisfy(share -> assertThat(share).isCloseTo(0.01, within(1e-9)));
    }

    @Test
    void threadsAreTakenTogether() {
        calls(windows(1), 10, 1_000);
        Meter.Ticks other = meter.new Ticks();
        for (int i = 0; i < windows(1); i++) {
            long started = other.start();
            clock += 30;
            cpu += 1_000;
            other.stop(started);
        }
        assertThat(verdicts).hasSize(1);
        assertThat(verdicts.get(0)).isBetween(0.01, 0.03);
    }
}
