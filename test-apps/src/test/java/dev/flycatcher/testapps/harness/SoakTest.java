package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.testapps.benchmarks.Soak;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short soak in count mode: 300,000 executions over 100,000 shapes. The long one is {@code Soak} with other numbers, see
 * {@code docs/benchmarks.md}.
 */
class SoakTest {
    private static final long EXECUTIONS = 300_000;
    private static final int SHAPES = 100_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final Pattern USED = Pattern.compile("used (\\d+) bytes");

    @TempDir
    Path folder;

    private static Fork soak(String... options) throws Exception {
        List<String> arguments = List.of(String.valueOf(EXECUTIONS), String.valueOf(SHAPES));
        Fork fork = Fork.main(Jdk.installed().get(0), Soak.class, arguments, options);
        assertThat(fork.exit()).as(fork.err()).isZero();
        return fork;
    }

    private static long used(Fork fork) {
        Matcher used = USED.matcher(fork.out());
        assertThat(used.find()).isTrue();
        return Long.parseLong(used.group(1));
    }

    @Test
    void everyExecutionIsKeptOrCountedAndTheHeapStaysSmall() throws Exception {
        Fork watched = soak(Fork.agent(folder) + ",mode=count,limit=100");
        assertThat(watched.err()).doesNotContain("internal failure", "given up");
        AtomicLong kept = new AtomicLong();
        AtomicLong dropped = new AtomicLong();
        TraceReader.read(folder.resolve("trace.flycatcher"), trace -> {
            kept.addAndGet(trace.executions().size());
            dropped.addAndGet(trace.dropped().executions());
        });
        assertThat(kept.get() + dropped.get()).isEqualTo(EXECUTIONS);
        assertThat(used(watched)).isLessThan(used(soak()) + MOST_BYTES);
    }
}
