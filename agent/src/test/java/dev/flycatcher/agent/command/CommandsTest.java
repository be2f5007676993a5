package dev.flycatcher.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceWriter;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.Databases;
import shop.Orders;

/** The command line as a build meets it: exit codes 0 clean, 1 findings, 2 misuse, and words that help. */
class CommandsTest {
    @TempDir
    Path folder;

    private Path sick;
    private Path clean;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void record() throws Exception {
        sick = folder.resolve("sick/trace.flycatcher");
        clean = folder.resolve("clean/trace.flycatcher");
        write(sick, traces(12, true));
        write(clean, traces(12, false));
    }

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
        assertThat(run("repot").err()).contains("'repot'", "report");
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
    void aFolderThatCannotBeWrittenEndsWithTwo() {
        Ran ran = run("report", sick.toString(), "--dir", sick + "/below");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(sick.toString());
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

        assertThat(run("check", sick.toString(), "--baseline", baseline.toString(), "--update")
                        .exit())
                .isZero();
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

    @Test
    void verifyRunsTheCureBesideTheLoopAndSaysOnWhat() throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("shop"));
        DataSource watched = Flycatcher.watch(h2);
        new Orders(watched).fill(12);
        Path trace = folder.resolve("shop.flycatcher");
        write(trace, Flycatcher.record(() -> customersOfAllOrders(watched)).traces());

        Ran ran = run("verify", trace.toString(), "--url", h2.getURL(), "--class-path", jarOf(h2), "--dir", dir("out"));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("(error, E5)", "equal on 12 keys, 12 rows");
        assertThat(Path.of(dir("out")).resolve("report.json"))
                .content()
                .contains("\"state\": \"equal\"", "\"verified\": true")
                .as("keys are held against the schema")
                .containsPattern("\"declared\": (true|false),\\s*\"indexed\": (true|false)");
    }

    @Test
    void verifyRunsAParentWhoseValuesNoTraceHolds() throws Exception {
        String url = Servers.postgresql();
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(url);
        Ran ran = verify(recorded(postgresql), url, jarOf(postgresql));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("equal on 12 keys, 12 rows, with values drawn from the data");
    }

    @Test
    void verifyTriesAdversarialDataInMemoryForWhateverServer() throws Exception {
        String h2 = jarOf(new JdbcDataSource());
        String url = Servers.mariadb();
        MariaDbDataSource mariadb = new MariaDbDataSource(url);
        Path trace = recorded(mariadb);
        Ran tried = verify(trace, url, jarOf(mariadb) + File.pathSeparator + h2, "--adversarial");
        assertThat(tried.exit()).as(tried.out() + tried.err()).isZero();
        assertThat(tried.out())
                .containsPattern("with values drawn from the data; on adversarial data too, on \\d+ keys");
        Ran alone = verify(trace, url, jarOf(mariadb), "--adversarial");
        assertThat(alone.exit()).isZero();
        assertThat(alone.out())
                .contains(
                        "equal on 12 keys",
                        "; not tried on adversarial data: no database in memory is at hand;"
                                + " add the jar of H2 to the class path");
    }

    private Path recorded(DataSource dataSource) throws Exception {
        DataSource watched = Flycatcher.watch(dataSource);
        Orders orders = new Orders(watched);
        orders.fill(12);
        Path trace = folder.resolve("shop.flycatcher");
        write(trace, Flycatcher.record(orders::customersOfOpenOrders).traces());
        return trace;
    }

    private Ran verify(Path trace, String url, String classPath, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "verify",
                                trace.toString(),
                                "--url",
                                url,
                                "--class-path",
                                classPath,
                                "--dir",
                                dir("out")),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void verifySaysWhichDatabaseOrDriverIsMissing() {
        Ran noDriver =
                run("verify", sick.toString(), "--url", "jdbc:nothing:x?password=secret", "--class-path", "x.jar");
        assertThat(noDriver.exit()).isEqualTo(2);
        assertThat(noDriver.err())
                .contains("no driver in x.jar opens jdbc:nothing:x")
                .doesNotContain("secret");
        assertThat(run("verify", sick.toString()).err()).contains("--url");
    }

    /** A loop whose parent has no bind, so that it can be run again without recorded values. */
    private static void customersOfAllOrders(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var orders = connection.prepareStatement("SELECT customer_id FROM orders");
                var customer = connection.prepareStatement("SELECT name FROM customers WHERE id = ?");
                ResultSet each = orders.executeQuery()) {
            while (each.next()) {
                customer.setLong(1, each.getLong(1));
                try (ResultSet found = customer.executeQuery()) {
                    assertThat(found.next()).isTrue();
                    assertThat(found.getString(1)).isNotEmpty();
                }
            }
        }
    }

    private static String jarOf(Object driver) throws Exception {
        return Path.of(driver.getClass()
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private void assertSameFiles(String one, String other) {
        for (String name : List.of("trace.flycatcher", "report.json", "report.html")) {
            assertThat(folder.resolve(other).resolve(name))
                    .hasSameBinaryContentAs(folder.resolve(one).resolve(name));
        }
    }

    private String dir(String name) {
        return folder.resolve(name).toString();
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    private static void write(Path file, List<Trace> traces) throws IOException {
        Files.createDirectories(file.getParent());
        try (TraceWriter writer = new TraceWriter(file)) {
            for (Trace trace : traces) {
                writer.append(trace);
            }
        }
    }

    private static List<Trace> traces(int rows, boolean sick) throws SQLException {
        DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        Orders orders = new Orders(dataSource);
        orders.fill(rows);
        return Flycatcher.record(() -> {
                    if (sick) {
                        orders.customersOfOpenOrders();
                    } else {
                        orders.customersJoined();
                    }
                })
                .traces();
    }
}
