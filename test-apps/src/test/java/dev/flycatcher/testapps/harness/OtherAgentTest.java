package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.patients.tweets.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside another agent, in either order, each sees what it would see alone (pitfall 71). */
class OtherAgentTest {
    @TempDir
    Path folder;

    private Path other = Path.of("");

    @BeforeEach
    void pack() throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name("Premain-Class"), OtherAgent.class.getName());
        other = folder.resolve("other.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(other), manifest)) {
            for (String type : new String[] {"OtherAgent", "OtherAgent$1"}) {
                String file = "dev/flycatcher/testapps/harness/" + type + ".class";
                jar.putNextEntry(new JarEntry(file));
                jar.write(Files.readAllBytes(Path.of("target", "test-classes").resolve(file)));
                jar.closeEntry();
            }
        }
    }

    private void assertFound(Fork fork, Fork bare) throws Exception {
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.out()).isEqualTo(bare.out());
        assertThat(fork.err()).doesNotContain("internal failure", "is not watched");
        assertThat(ReportJson.read(folder.resolve("report.json")).verdicts())
                .hasSameSizeAs(Patient.expectations(Feed.class));
    }

    @Test
    void anAgentBeforeItChangesNothing() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        assertFound(Fork.main(jdk, Feed.class, "-javaagent:" + other, Fork.agent(folder)), Fork.main(jdk, Feed.class));
    }

    @Test
    void anAgentAfterItChangesNothing() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        assertFound(Fork.main(jdk, Feed.class, Fork.agent(folder), "-javaagent:" + other), Fork.main(jdk, Feed.class));
    }

    /** As where a build and a script both bring it. */
    @Test
    void theSameAgentTwiceRecordsOnce() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        assertFound(Fork.main(jdk, Feed.class, Fork.agent(folder), Fork.agent(folder)), Fork.main(jdk, Feed.class));
    }
}
