package dev.flycatcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.analyzer.report.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @Test
    void needsNone() {
        Options options = Options.of("");
        assertThat(options.folder()).isEqualTo(Path.of("flycatcher").toAbsolutePath());
        assertThat(options.refused()).isEmpty();
    }

    @Test
    void dirMovesTheReport() {
        assertThat(Options.of("dir=/tmp/a=b").folder()).isEqualTo(Path.of("/tmp/a=b"));
    }

    @Test
    void refusesAnUnknownOneByNameWithTheKnownOnesAndKeepsTheRest() {
        Options options = Options.of("colour=red,dir=/tmp/x");
        assertThat(options.folder()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.refused()).hasSize(1);
        assertThat(options.refused().get(0)).contains("'colour'").contains("dir");
    }

    @Test
    void readsWhatTheReportMayKnowBesideTheTraces(@TempDir Path folder) throws IOException {
        Path baseline = Files.writeString(folder.resolve("b"), "# flycatcher baseline 1: ids\n");
        Path lines = Files.writeString(folder.resolve("s"), "A12: counted on purpose\n");
        Options options = Options.of(
                "baseline=" + baseline + ",suppressions=" + lines + ",editor=idea://open?file={path}&line={line}");
        assertThat(options.refused()).isEmpty();
        assertThat(options.surroundings().baseline()).isEqualTo(Baseline.EMPTY);
        assertThat(options.surroundings().editor()).isEqualTo("idea://open?file={path}&line={line}");
        assertThat(options.surroundings().sources()).isNotNull();
        assertThat(options.suppressions().lines()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheRestHolds(@TempDir Path folder) throws IOException {
        Path newer = Files.writeString(folder.resolve("newer"), "# flycatcher baseline 9\n");
        Options options = Options.of("baseline=" + newer + ",suppressions=" + folder.resolve("none") + ",dir=/tmp/x");
        assertThat(options.folder()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.surroundings().baseline()).isNull();
        assertThat(options.refused())
                .satisfiesExactly(
                        line -> assertThat(line).contains("baseline=", "newer", "version 9"),
                        line -> assertThat(line).contains("suppressions=", "none: there is no such file"));
    }

    @Test
    void aModeIsRecordedWithinTheUsualLimitAndALookWithoutOne() {
        assertThat(Options.of("").mode()).isNull();
        assertThat(Options.of("").limit()).isInfinite();
        assertThat(Options.of("mode=Count").mode()).isEqualTo(Mode.COUNT);
        assertThat(Options.of("mode=count").limit()).isEqualTo(0.01);
        assertThat(Options.of("mode=flow,limit=2.5").limit()).isEqualTo(0.025);
    }

    @Test
    void refusesAModeAndALimitThatAreNoneWithThoseThatAre() {
        Options options = Options.of("mode=loud,limit=-3");
        assertThat(options.mode()).isNull();
        assertThat(options.refused())
                .satisfiesExactly(
                        line -> assertThat(line).contains("loud", "off|count|flow|forensic"),
                        line -> assertThat(line).contains("-3", "limit=1"));
    }

    @Test
    void aKnownOneWithoutAValueOrWithAnotherThanItTakesIsToldWithWhatItTakes() {
        Options options = Options.of("mode,dir=,limit=much,handoff=maybe,project=/no/such/folder");
        assertThat(options.folder()).isEqualTo(Path.of("flycatcher").toAbsolutePath());
        assertThat(options.refused())
                .satisfiesExactly(
                        line -> assertThat(line).contains("'mode=' is ignored", "needs a value"),
                        line -> assertThat(line).contains("'dir=' is ignored", "needs a value"),
                        line -> assertThat(line).contains("limit=much", "percentage above 0"),
                        line -> assertThat(line).contains("handoff=maybe", "on or off"),
                        line -> assertThat(line).contains("project=/no/such/folder", "no such folder"));
    }
}
