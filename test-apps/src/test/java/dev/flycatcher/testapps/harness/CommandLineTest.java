package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.patients.blog.User;
import dev.flycatcher.testapps.patients.tweets.CleanFeed;
import dev.flycatcher.testapps.patients.tweets.Feed;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's jar as a command line, as it ships: a process of its own, with its exit code. */
class CommandLineTest {
    private static Jdk jdk;

    @TempDir
    private static Path recorded;

    private static Path sick;
    private static Path clean;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws Exception {
        jdk = Jdk.installed().get(0);
        Fork.main(jdk, Feed.class, Fork.agent(recorded.resolve("sick")));
        Fork.main(jdk, CleanFeed.class, Fork.agent(recorded.resolve("clean")));
        sick = recorded.resolve("sick/trace.flycatcher");
        clean = recorded.resolve("clean/trace.flycatcher");
    }

    @Test
    void endsWithNoughtOneAndTwo() throws Exception {
        Fork help = Fork.jar(jdk, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("report", "merge", "compare", "check", "model", "Exit codes:");
        assertThat(Fork.jar(jdk, "--version").out()).startsWith("flycatcher ");
        assertThat(Fork.jar(jdk, "check", clean.toString()).exit()).isZero();
        Fork failing = Fork.jar(jdk, "check", sick.toString());
        assertThat(failing.exit()).isEqualTo(1);
        assertThat(failing.out()).contains("A01 N+1 read", "JOIN users", "check fails");
        Fork misuse = Fork.jar(jdk, "chek", sick.toString());
        assertThat(misuse.exit()).isEqualTo(2);
        assertThat(misuse.err()).contains("chek", "check").doesNotContain("\tat ");
    }

    @Test
    void theBaselineOfABuildHoldsInTheNext() throws Exception {
        String baseline = folder.resolve("flycatcher.baseline").toString();
        assertThat(Fork.jar(jdk, "check", sick.toString(), "--baseline", baseline, "--update")
                        .exit())
                .isZero();
        assertThat(Fork.jar(jdk, "check", sick.toString(), "--baseline", baseline)
                        .exit())
                .isZero();
        // A busy machine may have added a finding of time, such as A51.
        assertThat(Fork.jar(jdk, "check", clean.toString(), "--baseline", baseline)
                        .out())
                .contains("gone   A01-")
                .containsPattern("[1-9] stale line");
    }

    /** A thousand JVMs, half a million executions, in a heap of 512 MiB ({@link Fork}). */
    @Test
    void mergesAThousandSnapshots() throws Exception {
        Path snapshots = Files.createDirectory(folder.resolve("snapshots"));
        for (int i = 0; i < 1_000; i++) {
            Files.copy(i % 2 == 0 ? sick : clean, snapshots.resolve("jvm-" + i + ".flycatcher"));
        }
        Path merged = folder.resolve("merged");
        Fork fork = Fork.jar(jdk, "merge", snapshots.toString(), "--dir", merged.toString());
        assertThat(fork.exit()).as(fork.err()).isZero();

        long executions = executions(recorded.resolve("sick")) + executions(recorded.resolve("clean"));
        assertThat(executions(merged)).isEqualTo(500 * executions);
        assertThat(Files.size(merged.resolve("report.html"))).isLessThan(5_000_000);
        assertThat(Files.size(merged.resolve("trace.flycatcher")))
                .isLessThan(1_000 * Math.max(Files.size(sick), Files.size(clean)));
    }

    @Test
    void modelWritesAnEntityWithoutTheOrmOnAnyClassPath() throws Exception {
        Fork fork = Fork.jar(
                jdk,
                "model",
                "Article",
                "title:str",
                "--package",
                "com.acme",
                "--sources",
                folder.resolve("src").toString());
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(folder.resolve("src/com/acme/Article.java")).content().contains("interface Article");
        Fork refused = Fork.jar(jdk, "model", "--colour", "red");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("--colour");
    }

    /** The classes' folder or jar. */
    private static String place(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    @Test
    @DisplayName(
            "MG-02 MG-03 CL-04 model diff refuses what fails on rows there are, with the ways out, then writes the file")
    void modelFollowsEntitiesOnAPopulatedTable() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("app.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE \"user\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"username\" TEXT NOT NULL)");
            statement.execute("CREATE TABLE \"tweet\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"content\" TEXT NOT NULL,"
                    + " \"timestamp\" INTEGER NOT NULL)");
            statement.execute("INSERT INTO \"user\" VALUES (1, 'huey')");
            statement.execute("INSERT INTO \"tweet\" VALUES (5, 'meow', 0)");
        }
        String[] live = {
            "--url", url, "--class-path", place(User.class) + File.pathSeparator + place(org.sqlite.JDBC.class)
        };
        String[] diff =
                join(new String[] {"model", "diff", "--entities", User.class.getPackageName() + ".Tables"}, live);
        Fork refused = Fork.jar(jdk, diff);
        assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
                .contains("tweet.user_id is never null", "@Nullable", "--default tweet.user_id=VALUE")
                .doesNotContain("\tat ");
        Path migrations = folder.resolve("migrations");
        Fork written = Fork.jar(
                jdk, join(diff, "--default", "tweet.user_id=1", "--migration", "--migrations", migrations.toString()));
        assertThat(written.exit()).as(written.err()).isEqualTo(1);
        assertThat(migrations.resolve("V1__follow_entities.sql"))
                .content()
                .contains("PRAGMA foreign_keys = OFF", "CREATE TABLE \"favorite\"");
        Path sources = folder.resolve("reflected");
        Fork reflected = Fork.jar(
                jdk,
                join(
                        join(new String[] {"model", "reflect"}, live),
                        "--package",
                        "live",
                        "--sources",
                        sources.toString()));
        assertThat(reflected.exit()).as(reflected.err()).isZero();
        assertThat(sources.resolve("live/Tweet.java")).content().contains("String content();");
    }

    private static String[] join(String[] first, String... more) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
    }

    private static long executions(Path report) throws Exception {
        return ReportJson.read(report.resolve("report.json")).total("executions");
    }
}
