package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesThePageAndTheDataAndNothingElse() throws IOException {
        ReportWriter.Written written = ReportWriter.write(Samples.shop(), folder.resolve("made/by/need"));

        assertThat(files(folder.resolve("made/by/need"))).containsExactlyInAnyOrder("report.html", "report.json");
        assertThat(written.paths()).allMatch(Files::isRegularFile);
    }

    @Test
    void filesAreReadableByTheirOwnerOnly() throws IOException {
        for (Path path : ReportWriter.write(Samples.shop(), folder).paths()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void replacesAnOlderReportInsteadOfFollowingALinkInItsPlace() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "precious");
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.createSymbolicLink(reports.resolve("report.json"), victim);

        ReportWriter.write(Samples.clean(), reports);

        assertThat(victim).hasContent("precious");
        assertThat(reports.resolve("report.json")).isRegularFile();
    }

    @Test
    void leavesNothingBehindWhereItMayNotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> ReportWriter.write(Samples.clean(), file)).isInstanceOf(IOException.class);

        Path taken = Files.createDirectories(folder.resolve("taken/report.html/full"))
                .getParent()
                .getParent();
        assertThatThrownBy(() -> ReportWriter.write(Samples.clean(), taken)).isInstanceOf(IOException.class);
        assertThat(files(taken)).containsExactly("report.html");
    }

    @Test
    void equalReportsGiveEqualBytes() throws IOException {
        List<Path> first =
                ReportWriter.write(Samples.shop(), folder.resolve("a")).paths();
        List<Path> second =
                ReportWriter.write(Samples.shop(), folder.resolve("b")).paths();

        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i)).hasSameBinaryContentAs(second.get(i));
        }
    }

    /** Left in the build's output, to be looked at. */
    @Test
    void samplesAreKeptToBeLookedAt() throws IOException {
        Path kept = Path.of("target", "reports-to-look-at");
        ReportWriter.write(Samples.clean(), kept.resolve("clean"));
        ReportWriter.write(Samples.many(10_000), kept.resolve("many"));
        assertThat(ReportWriter.write(Samples.shop(), kept.resolve("shop")).html())
                .isNotEmptyFile();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }
}
