package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.boot.Recorder;
import dev.flycatcher.agent.record.JdbcRecorder;
import dev.flycatcher.agent.record.Units;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts without end and without number, and a recorder that fails without end (pitfalls 19, 22). */
class HostileTest {
    private static final int MILLION = 1_000_000;

    @Test
    void aTextOfFiveMegabytesIsRecordedOnceAndNotKept() throws Exception {
        String list = IntStream.range(0, 700_000)
                .mapToObj(number -> String.format("%7d", number))
                .collect(Collectors.joining(","));
        String sql = "SELECT 1 WHERE 5 IN (" + list + ")";
        assertThat(sql.length()).isGreaterThan(5_000_000);
        Connection connection = (Connection) new Generated(true).make(Connection.class);
        Trace trace = Watched.record(() -> connection.createStatement().executeQuery(sql));
        assertThat(trace.executions()).hasSize(1);
        Execution execution = trace.executions().get(0);
        assertThat(execution.shape().sql()).hasSizeLessThan(100);
        assertThat(execution.binds().values()).hasSizeLessThanOrEqualTo(1_024);
    }

    /** As a program makes them that counts its columns or tables in the text: every one is a shape of its own. */
    @Test
    void aMillionDistinctTextsAreKeptOrCountedOneByOne() throws Exception {
        AtomicLong kept = new AtomicLong();
        AtomicLong dropped = new AtomicLong();
        AtomicLong most = new AtomicLong();
        Units units = new Units(Watched.TRANSFORMER::advises, unit -> {
            Trace trace = unit.trace();
            kept.addAndGet(trace.executions().size());
            dropped.addAndGet(trace.dropped().executions());
            most.accumulateAndGet(
                    trace.executions().stream().map(Execution::shape).distinct().count(), Math::max);
        });
        Gate.open(new JdbcRecorder(units, null));
        try {
            Statement statement = ((Connection) new Generated(true).make(Connection.class)).createStatement();
            for (int i = 0; i < MILLION; i++) {
                statement.executeUpdate("DELETE FROM t" + Integer.toString(i, 36) + "_x");
            }
        } finally {
            Gate.open(null);
            units.closeAll();
        }
        assertThat(units.lost()).isZero();
        assertThat(kept.get() + dropped.get()).isEqualTo(MILLION);
        assertThat(kept.get()).isPositive();
        assertThat(most.get()).isLessThanOrEqualTo(1 << 14);
    }

    /** Told once per kind; after a thousand the gate is shut, and the application has seen none of them. */
    @Test
    void aRecorderThatFailsWithoutEndIsSwitchedOffAndToldOnce() throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        long failures = Gate.failures();
        try (Connection connection = Database.H2.connect()) {
            Gate.open((Recorder) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Recorder.class}, (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException("meant to fail without end");
                    }));
            for (int i = 0; i < 2_000; i++) {
                Statement each = connection.createStatement();
                try (ResultSet rows = each.executeQuery("VALUES (1)")) {
                    assertThat(rows.next()).isTrue();
                }
                each.close();
            }
            assertThat(Gate.isSpent()).isTrue();
        } finally {
            Gate.open(null);
            System.setErr(err);
        }
        assertThat(Gate.failures() - failures).isEqualTo(1_000);
        String text = told.toString(StandardCharsets.UTF_8);
        assertThat(text.split("meant to fail without end", -1)).hasSizeBetween(1, 4);
        assertThat(text).contains("too many internal failures, recording ends here");
    }
}
