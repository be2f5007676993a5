package dev.flycatcher.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a build meets it: exit codes 0 clean, 1 findings, 2 misuse, and words that help. */
class CommandsTest extends OnTraces {
    @Test
    void withoutACommandItTellsTheCommandsAndTheExitCodes() {
        Ran ran = run();
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("report", "merge", "compare", "check", "Exit codes:")
                .containsPattern("0 +done")
                .containsPattern("1 +check and compare: findings")
                .containsPattern("2 +misuse");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "merge", "compare", "check", "verify"})
    void everyCommandTellsHowItIsUsed(String command) {
        Ran ran = run(command, "--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Usage: ", "Example").doesNotContain("null");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(run("help", command).out()).isEqualTo(ran.out());
    }

    @Test
    void misuseEndsWithTwoAndSaysWhatWouldHaveBeenRight() {
        assertThat(run("repot").exit()).isEqualTo(2);
        assertThat(run("repot").err()).contains("there is no command 'repot'", "report");
        assertThat(run("nonsense").err()).contains("there is no command 'nonsense'", "--help");
        assertThat(run("report").err()).contains("<trace>", "--help");
        assertThat(run("report", "--colour", sick.toString()).err()).contains("--colour");
        assertThat(run("check", sick.toString(), "--update").err()).contains("--baseline");
        assertThat(run("check", sick.toString(), "--from", "E9").err()).contains("E9", "E3");
    }

    @Test
    void aFileThatIsMissingOrNoTraceEndsWithTwoAndNamesIt() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.flycatcher"), "dear diary");
        Ran missing = run("report", folder.resolve("nothing.flycatcher").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("nothing.flycatcher: there is no such file");
        assertThat(run("report", notes.toString(), "--dir", dir("out")).err()).contains("not a Flycatcher trace file");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run("merge", empty.toString(), "--dir", dir("out")).err()).contains("no trace", "empty");
        assertThat(Path.of(dir("out"))).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeOrReadEndsWithTwoAndIsNamed() {
        Ran below = run("report", sick.toString(), "--dir", sick + "/below");
        assertThat(below.exit()).isEqualTo(2);
        assertThat(below.err()).contains("the folder " + sick + "/below cannot be made", "--dir");
        Ran file = run("merge", clean.toString(), "--dir", sick.toString());
        assertThat(file.exit()).isEqualTo(2);
        assertThat(file.err()).contains(sick + " cannot be made", "is a file, where a folder is needed");
        Ran noProject = run("report", sick.toString(), "--dir", dir("out"), "--project", dir("nowhere"));
        assertThat(noProject.exit()).isEqualTo(2);
        assertThat(noProject.err()).contains("--project", "nowhere: there is no such folder");
    }

    @Test
    void reportWritesTheFormsThatWereAskedFor() {
        Ran ran = run("report", sick.toString(), "--dir", dir("out"), "--format", "html,sarif,junit");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("A01 N+1 read", "report.html", "report.sarif");
        assertThat(Path.of(dir("out")).toFile().list())
                .containsExactlyInAnyOrder("report.html", "report.sarif", "TEST-flycatcher.xml");
    }

    @Test
    void mergeGivesTheSameBytesInAnyOrderAndAsOftenAsItIsRun() throws Exception {
        write(folder.resolve("more/deep/jvm-2.flycatcher"), traces(7, true));
        run("merge", sick.toString(), dir("more"), clean.toString(), "--dir", dir("a"));
        Ran ran = run("merge", clean.toString(), dir("more"), sick.toString(), "--dir", dir("b"));
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertSameFiles("a", "b");

        run("merge", dir("a"), "--dir", dir("c"));
        assertSameFiles("a", "c");
        run("report", clean.toString(), sick.toString(), dir("more"), "--dir", dir("d"));
        assertThat(Path.of(dir("d")).resolve("report.json"))
                .hasSameBinaryContentAs(Path.of(dir("a")).resolve("report.json"));
    }

    @Test
    void mergingIntoAFolderThatIsSearchedDoesNotCountTheMergeAgain() throws Exception {
        Path all = folder.resolve("all");
        write(all.resolve("jvm-1/trace.flycatcher"), traces(5, true));
        write(all.resolve("jvm-2/trace.flycatcher"), traces(6, true));
        run("merge", all.toString(), "--dir", all.toString());
        byte[] once = Files.readAllBytes(all.resolve("trace.flycatcher"));
        run("merge", all.toString(), "--dir", all.toString());
        assertThat(all.resolve("trace.flycatcher")).hasBinaryContent(once);
    }

    private void assertSameFiles(String one, String other) {
        for (String name : List.of("trace.flycatcher", "report.json", "report.html")) {
            assertThat(folder.resolve(other).resolve(name))
                    .hasSameBinaryContentAs(folder.resolve(one).resolve(name));
        }
    }
}
