package dev.flycatcher.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import shop.Databases;

/** What fails a build, what a baseline lets pass, and what became of it between two runs. */
class CheckCommandTest extends OnTraces {
    @Test
    void checkFailsForAFindingAndPassesWithoutOne() {
        Ran failing = run("check", sick.toString());
        assertThat(failing.exit()).isEqualTo(1);
        assertThat(failing.out()).contains("A01 N+1 read", "cure", "check fails");
        Ran passing = run("check", clean.toString());
        assertThat(passing.exit()).as(passing.out()).isZero();
        assertThat(passing.out()).contains("check passes");
        assertThat(run("check", sick.toString(), "--from", "e6").exit()).isZero();
    }

    @Test
    void aBaselineLetsAnOldCodeBaseStartAndFailsOnlyForWhatGrew() throws Exception {
        Path baseline = folder.resolve("flycatcher.baseline");
        Ran none = run("check", sick.toString(), "--baseline", baseline.toString());
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--update");

        Ran update = run("check", sick.toString(), "--baseline", baseline.toString(), "--update");
        assertThat(update.exit()).isZero();
        assertThat(update.out())
                .contains("1 new", "flycatcher.baseline is written: commit it")
                .doesNotContain("fails", "passes");
        assertThat(run("check", sick.toString(), "--baseline", baseline.toString())
                        .exit())
                .isZero();

        Path grown = folder.resolve("grown/trace.flycatcher");
        write(grown, traces(20, true));
        Ran ran = run("check", grown.toString(), "--baseline", baseline.toString(), "--dir", dir("checked"));
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("0 new, 1 grew", "12 -> 20", "check fails");
        assertThat(Path.of(dir("checked")).resolve("report.json")).content().contains("\"grew\"");
    }

    @Test
    void aTraceThatIsCutToNothingNeitherPassesNorIsCalledClean() throws IOException {
        byte[] whole = Files.readAllBytes(sick);
        Path cut = Files.write(folder.resolve("cut.flycatcher"), Arrays.copyOf(whole, 64));
        Ran check = run("check", cut.toString());
        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.err()).contains("cut.flycatcher: no unit of work in it is whole");
        assertThat(check.out()).doesNotContain("passes");
        Ran report = run("report", cut.toString(), "--dir", dir("out"));
        assertThat(report.err()).contains("at offset");
        assertThat(report.out()).contains("nothing was judged").doesNotContain("nothing to cure");
    }

    @Test
    void whatWasCuredIsNamedAndUpdateTakesItOut() throws IOException {
        Path baseline = folder.resolve("flycatcher.baseline");
        run("check", sick.toString(), "--baseline", baseline.toString(), "--update");
        Ran ran = run("check", clean.toString(), "--baseline", baseline.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("1 gone", "gone   A01-", "1 stale line in the baseline");

        run("check", clean.toString(), "--baseline", baseline.toString(), "--update");
        assertThat(Files.readString(baseline).lines().skip(1)).hasSize(1).allMatch(line -> line.startsWith("Q-"));
    }

    /** A63: no loop, and yet more than before. */
    @Test
    void anEntryPointThatAsksMoreFailsTheBuildAndIsInTheReport() throws Exception {
        Path baseline = folder.resolve("flycatcher.baseline");
        Path once = folder.resolve("once/trace.flycatcher");
        write(once, lookups(1));
        run("check", once.toString(), "--baseline", baseline.toString(), "--update");
        Path more = folder.resolve("more/trace.flycatcher");
        write(more, lookups(3));
        for (String command : List.of("check", "compare")) {
            Ran ran = command.equals("check")
                    ? run("check", more.toString(), "--baseline", baseline.toString(), "--dir", dir(command))
                    : run("compare", baseline.toString(), more.toString(), "--dir", dir(command));
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out()).contains("1 new", "More queries than before");
            assertThat(Path.of(dir(command)).resolve("report.json"))
                    .content()
                    .contains("\"rule\": \"A63\"", "asked 1.0 times in the baseline and asks 3.0 times now");
        }
        assertThat(run("check", once.toString(), "--baseline", baseline.toString())
                        .exit())
                .isZero();
    }

    private static List<Trace> lookups(int count) throws SQLException {
        DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        return Flycatcher.record(() -> {
                    for (int i = 0; i < count; i++) {
                        try (Connection connection = dataSource.getConnection();
                                Statement statement = connection.createStatement()) {
                            statement
                                    .executeQuery("SELECT " + "1, ".repeat(i) + "2")
                                    .close();
                        }
                    }
                })
                .traces();
    }

    @Test
    void aBaselineOfANewerVersionIsRefusedAndLeftAsItIs() throws IOException {
        Path baseline = Files.writeString(folder.resolve("new.baseline"), "# flycatcher baseline 9: ids\nx\n");
        for (String update : List.of("--from=E3", "--update")) {
            Ran ran = run("check", sick.toString(), "--baseline", baseline.toString(), update);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("new.baseline", "version 9", "update Flycatcher");
        }
        assertThat(baseline).content().endsWith("x\n");
    }

    @Test
    void suppressionsAreAppliedToldAndNamedWhenStale() throws IOException {
        Path lines = Files.writeString(
                folder.resolve("lines"), "A01 at shop.Orders: a report that runs once a night\nA46: long gone\n");
        Ran ran = run("check", sick.toString(), "--suppressions", lines.toString(), "--dir", dir("out"));
        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("1 finding suppressed.", "Suppresses nothing, remove it: A46: long gone");
        assertThat(Path.of(dir("out")).resolve("report.json")).content().contains("a report that runs once a night");
    }

    @Test
    void compareSaysWhatAppearedAndWentAndTakesABaselineToo() throws IOException {
        Ran worse = run("compare", clean.toString(), sick.toString(), "--dir", dir("out"));
        assertThat(worse.exit()).isEqualTo(1);
        assertThat(worse.out()).contains("1 new", "new    A01-", "report.html");
        Ran better = run("compare", sick.toString(), clean.toString());
        assertThat(better.exit()).isZero();
        assertThat(better.out()).contains("1 gone");

        Path baseline = folder.resolve("flycatcher.baseline");
        run("check", sick.toString(), "--baseline", baseline.toString(), "--update");
        assertThat(run("compare", baseline.toString(), sick.toString()).out())
                .contains("0 new, 0 grew, 0 shrank, 0 gone");
    }
}
