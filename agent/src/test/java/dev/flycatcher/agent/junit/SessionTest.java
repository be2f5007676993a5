package dev.flycatcher.agent.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import shop.Databases;
import shop.Orders;

/** What holds for all tests of a run: automatic registration, the report, the baseline and suppressions. */
@ResourceLock(Resources.SYSTEM_ERR)
class SessionTest {
    private static final String AUTO = "junit.jupiter.extensions.autodetection.enabled";
    private static int orders;

    @TempDir
    Path folder;

    private String told = "";

    @BeforeEach
    void fifty() {
        orders = 50;
    }

    @Test
    void judgesEveryTestWhereItRegistersItself() {
        Map<String, String> outcome = run(Bare.class, Map.of(AUTO, "true"));

        assertThat(outcome.get("loops()")).startsWith("N+1 in Bare.loops:");
        assertThat(outcome.get("joins()")).isEmpty();
    }

    @Test
    void judgesNothingUnasked() {
        assertThat(run(Bare.class, Map.of()).values()).containsOnly("");
        assertThat(run(Bare.class, Map.of(AUTO, "true", "flycatcher.from", "off"))
                        .values())
                .containsOnly("");
    }

    @Test
    void namesTheReportInTheFailureAndWritesIt() {
        String failure = run(Bare.class, Map.of(AUTO, "true")).get("loops()");

        assertThat(failure.lines()).last().isEqualTo("  report " + folder.resolve("report.html"));
        assertThat(failure.lines()).hasSizeLessThanOrEqualTo(30);
        assertThat(folder.resolve("report.html")).content().contains("names.add(name(customer, each.getLong(");
        assertThat(folder.resolve("trace.flycatcher")).isNotEmptyFile();
        assertThat(told).contains(" in 2 tests: " + folder.resolve("report.html"));
    }

    /** An annotation over a DataSource that nobody watches would pass for ever. */
    @Test
    void saysThatNothingWasWatched() {
        assertThat(run(Unwatched.class, Map.of()).values()).containsOnly("");
        assertThat(told).contains("nothing was judged", "Flycatcher.watch");
        assertThat(run(Latent.class, Map.of()).values()).isNotEmpty();
        assertThat(told).doesNotContain("nothing was judged");
    }

    @Test
    void failsAsBeforeWhereTheReportCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        String failure = run(Bare.class, Map.of(AUTO, "true", "flycatcher.dir", file.toString()))
                .get("loops()");

        assertThat(failure).startsWith("N+1 in Bare.loops:").doesNotContain("  report ");
        assertThat(told).containsOnlyOnce("cannot write to " + file).contains("flycatcher.dir");
    }

    @Test
    void letsPassWhatTheBaselineKnowsAndFailsWhenItGrows() {
        Map<String, String> held = Map.of(AUTO, "true", "flycatcher.baseline", baseline());

        assertThat(run(Bare.class, updating()).values()).containsOnly("");
        assertThat(run(Bare.class, held).values()).containsOnly("");
        orders = 49;
        assertThat(run(Bare.class, held).values()).containsOnly("");
        assertThat(told).contains("0 not seen, 1 smaller; if all tests ran, -Dflycatcher.baseline.update=true");
        orders = 51;
        assertThat(run(Bare.class, held).get("loops()"))
                .startsWith("N+1 in Bare.loops, grown from 50 to 51 needless round trips since the baseline:");
    }

    @Test
    void namesWhatIsStaleAndRewritesItSorted() throws IOException {
        Files.writeString(Path.of(baseline()), "# flycatcher baseline 1: \nA01-000000000000 7 long cured\n");

        run(Bare.class, Map.of(AUTO, "true", "flycatcher.baseline", baseline()));
        assertThat(told).contains("not seen in these tests: A01-000000000000 long cured");

        run(Bare.class, updating());
        assertThat(Files.readAllLines(Path.of(baseline())))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(" 50 N+1 read on customers in shop.Orders.customersOfOpenOrders");
        assertThat(told).contains("1 finding, 1 of them new; 1 gone");
    }

    /** Surefire's forkCount=2: both write the baseline anew. */
    @Test
    void keepsWhatAnotherJvmOfTheRunWroteMeanwhile() throws IOException {
        Meanwhile.file = Path.of(baseline());

        run(Meanwhile.class, updating());

        assertThat(Files.readAllLines(Path.of(baseline())))
                .hasSize(3)
                .contains("A01-000000000000 7 seen elsewhere")
                .anyMatch(line -> line.endsWith(" 50 N+1 read on customers in shop.Orders.customersOfOpenOrders"));
    }

    @Test
    void refusesABaselineThatIsMissingNewerOrWrong() throws IOException {
        Map<String, String> held = Map.of(AUTO, "true", "flycatcher.baseline", baseline());
        assertThat(run(Bare.class, held).get("joins()"))
                .startsWith("cannot read " + baseline())
                .endsWith("-Dflycatcher.baseline.update=true writes it");

        Files.writeString(Path.of(baseline()), "# flycatcher baseline 2: \n");
        assertThat(run(Bare.class, held).get("joins()"))
                .contains("baseline.txt: The baseline is of version 2", "reads 1: update Flycatcher");
        assertThat(run(Bare.class, updating()).get("joins()")).contains("The baseline is of version 2");

        assertThat(run(Bare.class, Map.of(AUTO, "yes")).values()).containsOnly("");
        assertThat(run(Bare.class, Map.of(AUTO, "true", "flycatcher.from", "E9"))
                        .get("joins()"))
                .isEqualTo("flycatcher.from is \"E9\", expected one of [E0, E1, E2, E3, E4, E5, E6] or off");
    }

    @Test
    void suppressesWhatAFileNamesAndTellsLinesThatMatchNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("suppressions.txt"),
                "A01 at shop.Orders.customersOfOpenOrders: goes with the importer\nA09 at shop.Gone: once\n");

        Map<String, String> outcome = run(Bare.class, Map.of(AUTO, "true", "flycatcher.suppressions", file.toString()));

        assertThat(outcome.values()).containsOnly("");
        assertThat(told).contains("1 finding suppressed.", "Suppresses nothing, remove it: A09 at shop.Gone: once");
    }

    @Test
    void tellsALatentLoopAndFailsOnItWhenAsked() {
        orders = 1;

        assertThat(run(Bare.class, Map.of(AUTO, "true")).values()).containsOnly("");
        assertThat(told).containsOnlyOnce("flycatcher: Bare.loops: ").contains("Orders.java:49");
        assertThat(run(Bare.class, Map.of(AUTO, "true", "flycatcher.latent", "true"))
                        .get("loops()"))
                .startsWith("Latent N+1 in Bare.loops:");
        assertThat(run(Latent.class, Map.of()).get("loops()")).startsWith("Latent N+1 in Latent.loops:");
    }

    private String baseline() {
        return folder.resolve("baseline.txt").toString();
    }

    private Map<String, String> updating() {
        return Map.of(AUTO, "true", "flycatcher.baseline", baseline(), "flycatcher.baseline.update", "true");
    }

    private Map<String, String> run(Class<?> type, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of("flycatcher.dir", folder.toString()));
        all.putAll(parameters);
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            return Launched.run(type, all);
        } finally {
            System.setErr(err);
            told = caught.toString(StandardCharsets.UTF_8);
        }
    }

    private static Orders filled() throws SQLException {
        Orders filled = new Orders(Flycatcher.watch(Databases.H2.open()));
        filled.fill(orders);
        return filled;
    }

    static class Bare {
        @Test
        void loops() throws SQLException {
            assertThat(filled().customersOfOpenOrders()).hasSize(orders);
        }

        @Test
        void joins() throws SQLException {
            assertThat(filled().customersJoined()).hasSize(orders);
        }
    }

    static class Latent {
        @Test
        @NoNPlusOne(latent = true)
        void loops() throws SQLException {
            assertThat(filled().customersOfOpenOrders()).hasSize(orders);
        }
    }

    static class Meanwhile {
        private static Path file = Path.of("");

        @Test
        void loops() throws SQLException, IOException {
            assertThat(filled().customersOfOpenOrders()).hasSize(orders);
            Files.writeString(file, "# flycatcher baseline 1: \nA01-000000000000 7 seen elsewhere\n");
            // The file system's clock may be some milliseconds behind.
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
        }
    }

    static class Unwatched {
        @Test
        @NoNPlusOne
        void loops() throws SQLException {
            Orders unwatched = new Orders(Databases.H2.open());
            unwatched.fill(orders);
            assertThat(unwatched.customersOfOpenOrders()).hasSize(orders);
        }
    }
}
