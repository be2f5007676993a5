package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where several JVMs are told the same folder. */
class ClaimTest {
    private static final String RUN = "2026-11-21T10-40-19_884";
    private static final String NEXT = "2026-11-21T10-55-01_007";
    private static final String NONE = "";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void missingAtFirst() {
        folder = temporary.resolve("target/flycatcher");
    }

    /** What a JVM leaves; the folder it wrote into. */
    private Path written(String run, long pid) throws IOException {
        try (Claim claim = Claim.of(folder, run, pid)) {
            Files.writeString(claim.folder().resolve("trace.flycatcher"), "of " + pid);
            Files.writeString(claim.folder().resolve("report.html"), "of " + pid);
            return claim.folder();
        }
    }

    @Test
    void oneAfterTheOtherWritesIntoTheFolderItself() throws IOException {
        assertThat(written(NONE, 1)).isEqualTo(folder);
        assertThat(written(NONE, 2)).isEqualTo(folder);
        assertThat(folder.resolve("trace.flycatcher")).hasContent("of 2");
        assertThat(folder).isDirectoryNotContaining("glob:**.jvm");
    }

    @Test
    void twoAtATimeDoNotMeet() throws IOException {
        try (Claim first = Claim.of(folder, NONE, 1);
                Claim second = Claim.of(folder, NONE, 2);
                Claim third = Claim.of(folder, NONE, 2)) {
            assertThat(first.folder()).isEqualTo(folder);
            assertThat(second.folder()).isEqualTo(folder.resolve("jvm-2"));
            assertThat(third.folder()).isEqualTo(folder.resolve("jvm-2-2"));
        }
    }

    /** Surefire's reuseForks=false: each test class has a JVM of its own, one after the other. */
    @Test
    void ofOneRunOfTestsNothingIsOverwritten() throws IOException {
        assertThat(written(RUN, 1)).isEqualTo(folder);
        assertThat(written(RUN, 2)).isEqualTo(folder.resolve("jvm-2"));
        assertThat(written(RUN, 3)).isEqualTo(folder.resolve("jvm-3"));
        assertThat(folder.resolve("trace.flycatcher")).hasContent("of 1");
        assertThat(folder.resolve("jvm-2/trace.flycatcher")).hasContent("of 2");
        assertThat(written(RUN, 1)).isEqualTo(folder);
    }

    /** Surefire's JVMs and then Failsafe's: each plugin names its run itself, the Maven that starts them is one. */
    @Test
    void surefireAndFailsafeOfOneBuildAreOneRun() throws IOException {
        Optional<ProcessHandle> maven = Optional.of(ProcessHandle.current());
        String surefire = Claim.run("surefirebooter.jar /tmp/a " + RUN + "-jvmRun1 surefire_0tmp", maven);
        String failsafe = Claim.run("surefirebooter.jar /tmp/b " + NEXT + "-jvmRun1 surefire_1tmp", maven);

        assertThat(written(surefire, 1)).isEqualTo(folder);
        assertThat(written(failsafe, 2)).isEqualTo(folder.resolve("jvm-2"));
        assertThat(folder.resolve("trace.flycatcher")).hasContent("of 1");
        assertThat(written("4711@1", 3)).as("another Maven's").isEqualTo(folder);
    }

    @Test
    void whereNoMavenShowsThePluginNamesTheRun() {
        assertThat(Claim.run("surefirebooter.jar /tmp/a " + RUN + "-jvmRun12", Optional.empty()))
                .isEqualTo(RUN);
        assertThat(Claim.run("com.acme.Main", Optional.of(ProcessHandle.current())))
                .isEmpty();
    }

    @Test
    void theNextRunReplacesWhatTheLastOneLeft() throws IOException {
        written(RUN, 1);
        written(RUN, 2);
        Files.writeString(Files.createDirectory(folder.resolve("jvm-mine")).resolve("report.html"), "of a user");
        Files.writeString(written(RUN, 3).resolve("notes.txt"), "of a user");

        assertThat(written(NEXT, 4)).isEqualTo(folder);

        assertThat(folder.resolve("jvm-2")).doesNotExist();
        assertThat(folder.resolve("jvm-3")).isDirectoryNotContaining("glob:**.flycatcher");
        assertThat(folder.resolve("jvm-3/notes.txt")).hasContent("of a user");
        assertThat(folder.resolve("jvm-mine/report.html")).hasContent("of a user");
    }

    @Test
    void whatIsBeingWrittenStays() throws IOException {
        written(RUN, 1);
        try (Claim second = Claim.of(folder, RUN, 2)) {
            Files.writeString(second.folder().resolve("trace.flycatcher"), "of 2");
            assertThat(written(NEXT, 3)).isEqualTo(folder);
            assertThat(folder.resolve("jvm-2/trace.flycatcher")).hasContent("of 2");
        }
    }

    @Test
    void theMarkIsItsOwnersAlone() throws IOException {
        try (Claim claim = Claim.of(folder, RUN, 1)) {
            assertThat(Files.getPosixFilePermissions(claim.folder().resolve(".jvm")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void refusesAFileInTheWay() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "in the way");
        assertThatThrownBy(() -> Claim.of(folder, NONE, 1)).isInstanceOf(IOException.class);
    }
}
