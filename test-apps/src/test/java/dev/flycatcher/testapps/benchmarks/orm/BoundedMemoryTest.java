package dev.flycatcher.testapps.benchmarks.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result of any size is read in a heap of any size: a million rows of 100 bytes in 64 MiB. */
class BoundedMemoryTest {
    @Test
    void readsAMillionRowsOfSqlite(@TempDir Path dir) throws Exception {
        readsAll("jdbc:sqlite:" + dir.resolve("million.db"));
    }

    @Test
    void readsAMillionRowsOfPostgresql() throws Exception {
        readsAll(Servers.postgresql());
    }

    @Test
    void readsAMillionRowsOfMariadb() throws Exception {
        readsAll(Servers.mariadb());
    }

    private static void readsAll(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadMillion.class.getName(),
                        url)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out)
                .contains(
                        "LongSummaryStatistics{count=1000000, sum=499999500000, min=0, average=499999.500000, max=999999}");
    }
}
