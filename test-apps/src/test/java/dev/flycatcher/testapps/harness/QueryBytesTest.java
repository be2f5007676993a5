package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.benchmarks.QueryBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The budget's bytes per query on the program's own thread, in requests of a hundred queries; and those of the whole
 * JVM, judging included, which are less than what the cheapest of the peers allocates (384).
 */
class QueryBytesTest {
    private static final Pattern BYTES = Pattern.compile("allocated (\\d+) bytes per query, (\\d+) by all");
    private static final List<String> ROUNDS = List.of("30");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"off, 0, 16", "count, 24, 96", "flow, 96, 300"})
    void aQueryAllocatesNoMoreThan(String mode, long most, long whole) throws Exception {
        Fork watched = Fork.main(
                Jdk.installed().get(0), QueryBytes.class, ROUNDS, Fork.agent(folder) + ",limit=100,mode=" + mode);
        assertThat(watched.exit()).as(watched.err()).isZero();
        assertThat(watched.err()).doesNotContain("internal failure");
        Matcher bytes = BYTES.matcher(watched.out());
        assertThat(bytes.find()).isTrue();
        assertThat(Long.parseLong(bytes.group(1))).isLessThanOrEqualTo(most);
        assertThat(Long.parseLong(bytes.group(2))).isLessThanOrEqualTo(whole);
    }
}
