package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.testapps.patients.threads.ManyThreads;
import dev.flycatcher.testapps.patients.threads.ParallelOwners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that goes over threads, in a JVM of its own. */
class ThreadsTest {
    @TempDir
    Path folder;

    private List<Trace> traces() throws Exception {
        List<Trace> traces = new ArrayList<>();
        TraceReader.read(folder.resolve("trace.flycatcher"), traces::add);
        return traces;
    }

    /** Each is seen, for the unit that started it, on as few logs as threads run at a time; 512 MiB of heap suffice. */
    @Test
    void aHundredThousandVirtualThreadsWorkForOneUnit() throws Exception {
        Optional<Jdk> jdk =
                Jdk.installed().stream().filter(each -> each.feature() >= 21).findFirst();
        assumeTrue(jdk.isPresent(), "no Java with virtual threads is installed");
        Fork fork = Fork.main(jdk.get(), ManyThreads.class, "-Dthreads=100000", Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.out()).isEqualToIgnoringNewLines("ran 100000");
        assertThat(fork.err()).doesNotContain("internal failure");
        List<Execution> asked = traces().stream()
                .flatMap(trace -> trace.executions().stream())
                .filter(execution -> execution.shape().sql().startsWith("SELECT name FROM owners"))
                .toList();
        assertThat(asked.size()).isEqualTo(20_000);
        assertThat(asked.stream().mapToInt(Execution::thread).max().orElseThrow())
                .isLessThan(1_000);
    }

    @Test
    void withoutHandOffEveryQueryIsSeenAllTheSame() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        Fork bare = Fork.main(jdk, ParallelOwners.class);
        Fork fork = Fork.main(jdk, ParallelOwners.class, Fork.agent(folder) + ",handoff=off");
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.out()).isEqualTo(bare.out());
        assertThat(fork.err()).doesNotContain("unknown option");
        assertThat(traces().stream()
                        .mapToInt(trace -> trace.executions().size())
                        .sum())
                .isEqualTo(4 + 1 + 8 * 24);
    }
}
