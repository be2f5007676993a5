package dev.flycatcher.testapps.benchmarks.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the benchmarks that holds on any machine. */
class OrmCostTest {
    /** Allowed beyond a class written by hand, per row: two references and what aligning them costs. */
    private static final double BYTES = 16;

    @Test
    void sendsTheStatementsAPersonWouldSend() {
        Map<Workload, Integer> expected = Map.of(
                Workload.BY_ID, 1, Workload.LIST, 1, Workload.JOIN, 1, Workload.PREFETCH, 3, Workload.INSERT, 40);

        assertThat(new Audit().statements("Flycatcher")).isEqualTo(expected);
        assertThat(new Audit().statements("JDBC")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JDBC", "JDBC, plain", "Flycatcher", "Flycatcher, sharing", "Jimmer"})
    void readsAndWritesTheSameRows(String name) {
        try (Contender<?, ?, ?> contender = Contenders.named(name)) {
            Data.fill(contender);
            for (Workload each : Workload.values()) {
                each.check(contender);
                assertThat(each.run(contender, 1)).isNotNull();
                Data.restore(contender);
            }
        }
    }

    @Test
    void allocatesFewBytesPerRowBeyondHandWrittenCode() throws IOException, InterruptedException {
        Properties more = withoutCompiler(RowBytes.class);

        assertThat(more).hasSize(3);
        more.forEach((workload, bytes) -> assertThat(Double.parseDouble((String) bytes))
                .as("%s", workload)
                .isLessThanOrEqualTo(BYTES));
    }

    private static Properties withoutCompiler(Class<?> main) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xint",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isZero();
        Properties printed = new Properties();
        printed.load(new StringReader(out));
        return printed;
    }
}
