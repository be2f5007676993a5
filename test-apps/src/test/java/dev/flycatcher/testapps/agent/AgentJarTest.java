package dev.flycatcher.testapps.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped jar holds: nothing that could meet the application's own libraries (pitfall 70). */
class AgentJarTest {
    private static final Path JAR = Path.of("..", "agent", "target", "flycatcher-agent.jar");
    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(Files.exists(JAR), "the agent's module has built no jar");
        jar = new JarFile(JAR.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }

    private static List<String> files() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    @Test
    void showsTheClassPathNothingButTheDoor() {
        assertThat(files())
                .filteredOn(name -> name.endsWith(".class"))
                .containsExactlyInAnyOrder("dev/flycatcher/agent/Agent.class", "dev/flycatcher/agent/Isolation.class");
    }

    @Test
    void keepsTheRestWhereOnlyItsOwnLoaderLooks() {
        assertThat(files())
                .filteredOn(name -> !name.startsWith("flycatcher/inside/"))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "flycatcher/boot.jar",
                        "dev/flycatcher/agent/Agent.class",
                        "dev/flycatcher/agent/Isolation.class");
    }

    @Test
    void relocatesEveryLibrary() {
        assertThat(files())
                .filteredOn(name -> name.endsWith(".classdata"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("flycatcher/inside/dev/flycatcher/agent/")
                        || name.startsWith("flycatcher/inside/dev/flycatcher/analyzer/")
                        || name.startsWith("flycatcher/inside/dev/flycatcher/inside/"));
    }

    @Test
    void givesTheBootstrapLoaderTheGateAlone() throws IOException {
        byte[] boot = jar.getInputStream(jar.getEntry("flycatcher/boot.jar")).readAllBytes();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(boot))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    names.add(entry.getName());
                }
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "dev/flycatcher/agent/boot/Aside.class",
                        "dev/flycatcher/agent/boot/Aside$Key.class",
                        "dev/flycatcher/agent/boot/BindGate.class",
                        "dev/flycatcher/agent/boot/CallGate.class",
                        "dev/flycatcher/agent/boot/ConnectionGate.class",
                        "dev/flycatcher/agent/boot/Failures.class",
                        "dev/flycatcher/agent/boot/Gate.class",
                        "dev/flycatcher/agent/boot/ResultGate.class",
                        "dev/flycatcher/agent/boot/StatementGate.class",
                        "dev/flycatcher/agent/boot/Holder.class",
                        "dev/flycatcher/agent/boot/Recorder.class",
                        "dev/flycatcher/agent/boot/Work.class",
                        "dev/flycatcher/agent/boot/WorkGate.class");
    }

    @Test
    void namesItsDoorForEveryWayIn() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();
        String door = "dev.flycatcher.agent.Agent";
        assertThat(manifest.getValue("Premain-Class")).isEqualTo(door);
        assertThat(manifest.getValue("Agent-Class")).isEqualTo(door);
        assertThat(manifest.getValue("Main-Class")).isEqualTo(door);
        assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    }
}
