package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Trace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A log holds 2^21 words: what does not fit goes to the next unit at once, and nothing is lost meanwhile. */
class FullLogTest {
    private static final int RUNS = 300_000;

    @Test
    void loseNothing() throws Exception {
        List<Trace> traces = new CopyOnWriteArrayList<>();
        Units units = new Units(name -> false, unit -> traces.add(unit.trace()));
        units.start();
        JdbcRecorder recorder = new JdbcRecorder(units);
        StatementState statement = new StatementState(new ConnectionState(Engines.UNKNOWN), "SELECT 1", 0);
        for (int i = 0; i < RUNS; i++) {
            recorder.executing(statement, null, false);
            recorder.executed(statement, null, -1);
        }
        units.end();
        assertThat(traces.size()).isGreaterThan(1);
        assertThat(traces.stream()
                        .mapToLong(trace -> trace.dropped().executions())
                        .sum())
                .isZero();
        assertThat(traces.stream().mapToLong(trace -> trace.executions().size()).sum())
                .isEqualTo(RUNS);
    }
}
