package dev.flycatcher.testapps.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.harness.Fork;
import dev.flycatcher.testapps.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DBCP2's own tests, with the driver it tests with, advised like any other: each ends as it does without the agent. No
 * driver publishes its tests.
 */
class PublishedTest {
    private static final List<String> CLASSES = Stream.of(
                    "Jdbc41BridgeTest",
                    "TestAbandonedTrace",
                    "TestBasicDataSourceFactory",
                    "TestDelegatingCallableStatement",
                    "TestDelegatingConnection",
                    "TestDelegatingDatabaseMetaData",
                    "TestDelegatingPreparedStatement",
                    "TestDelegatingResultSet",
                    "TestDelegatingStatement",
                    "TestDriverConnectionFactory",
                    "TestPStmtPooling",
                    "TestPoolableConnection",
                    "TestPoolingConnection",
                    "TestPoolingDataSource",
                    "TestPoolingDriver",
                    "TestUtils",
                    "cpdsadapter.TestDriverAdapterCPDS",
                    "datasources.TestCPDSConnectionFactory",
                    "datasources.TestKeyedCPDSConnectionFactory")
            .map("org.apache.commons.dbcp2."::concat)
            .toList();

    @TempDir
    Path folder;

    private static List<String> ends(Fork fork) {
        assertThat(fork.exit()).as(fork.err()).isZero();
        return fork.out().lines().filter(line -> line.startsWith("TEST ")).toList();
    }

    @Test
    void everyTestOfAPoolEndsAsItDoesUnwatched() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        List<String> bare = ends(Fork.test(jdk, Published.class, CLASSES));
        List<String> watched = ends(Fork.test(jdk, Published.class, CLASSES, Fork.agent(folder)));
        assertThat(watched).isEqualTo(bare);
        assertThat(bare.stream().filter(line -> line.endsWith(" SUCCESSFUL"))).hasSizeGreaterThan(600);
        assertThat(folder.resolve("trace.flycatcher")).isNotEmptyFile();
    }
}
