package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.patients.tweets.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the agent's own input is told on standard error and changes nothing for the application. */
class BadInputTest {
    private static Fork bare;
    private static Jdk jdk;

    @TempDir
    Path folder;

    @BeforeAll
    static void runsBare() throws Exception {
        jdk = Jdk.installed().get(0);
        bare = Fork.main(jdk, Feed.class);
    }

    @Test
    void refusesAnUnknownOptionByNameWithTheKnownOnes() throws Exception {
        Fork fork = Fork.main(jdk, Feed.class, Fork.agent(folder) + ",colour=red");
        assertUntouched(fork);
        assertThat(fork.err()).contains("colour").contains("dir");
    }

    @Test
    void tellsOfAFolderThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path inAFile = file.resolve("reports");
        Fork fork = Fork.main(jdk, Feed.class, Fork.agent(inAFile));
        assertUntouched(fork);
        assertThat(fork.err()).contains(inAFile.toString());
    }

    @Test
    void readsWhatIsWholeOfATruncatedTraceAndNamesTheRestByOffset() throws Exception {
        Path trace = record();
        byte[] bytes = Files.readAllBytes(trace);
        Files.write(trace, Arrays.copyOf(bytes, bytes.length - 10));
        Fork fork = report(trace);
        assertThat(fork.err()).contains("offset");
        assertThat(folder.resolve("again").resolve("report.json")).exists();
    }

    @Test
    void namesACorruptBlockByOffset() throws Exception {
        Path trace = record();
        byte[] bytes = Files.readAllBytes(trace);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(trace, bytes);
        Fork fork = report(trace);
        assertThat(fork.err()).contains("offset");
    }

    @Test
    void refusesAFileThatIsNoTrace() throws Exception {
        Path file = Files.writeString(folder.resolve("no.trace"), "CREATE TABLE users");
        Fork fork = report(file);
        assertThat(fork.exit()).isNotZero();
        assertThat(fork.err()).contains("no.trace").doesNotContain("\tat ");
    }

    private Path record() throws Exception {
        Path recorded = folder.resolve("recorded");
        assertUntouched(Fork.main(jdk, Feed.class, Fork.agent(recorded)));
        return PatientTest.trace(recorded);
    }

    private Fork report(Path trace) throws Exception {
        return Fork.jar(
                jdk,
                "report",
                trace.toString(),
                "--dir",
                folder.resolve("again").toString());
    }

    private static void assertUntouched(Fork fork) {
        assertThat(fork.exit()).as(fork.err()).isEqualTo(bare.exit()).isZero();
        assertThat(fork.out()).isEqualTo(bare.out());
    }
}
