package dev.flycatcher.testapps.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.testapps.harness.Fork;
import dev.flycatcher.testapps.harness.Jdk;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some of the tests of PostgreSQL's driver, on a real server: each ends as it does without the agent. They come with the
 * sources that its project publishes, to 42.7.4, and are compiled against the driver in use. Of its newer releases, and of
 * sqlite-jdbc, H2, HSQLDB, Derby and MariaDB's driver, Maven Central has no tests (asked for: {@code tests},
 * {@code test-sources}); for those TransparencyTest and EveryMethodTest stand in. All packages, by
 * {@code -Dpublished.packages=jdbc2,jdbc3,jdbc4,jdbc42}, take five minutes.
 */
class PublishedDriverTest {
    private static final Path HOME = Path.of("target", "published", "postgresql-42.7.4-jdbc-src");
    private static final Path SOURCES = HOME.resolve(Path.of("src", "test", "java"));
    private static final Path PACKAGE = SOURCES.resolve(Path.of("org", "postgresql", "test"));

    /** The oldest package, {@code jdbc2}, has as many tests again, of much the same calls. */
    private static final List<String> PACKAGES = List.of(
            System.getProperty("published.packages", "jdbc3,jdbc4,jdbc42").split(","));

    /** Thousands of tests of one thing, and a test that races with a clock. */
    private static final Set<String> LEFT_OUT = Set.of("ConnectionValidTimeoutTest", "LargeCountJdbc42Test");

    @TempDir
    Path folder;

    @Test
    void testsOfADriverEndAsTheyDoUnwatched() throws Exception {
        List<Path> sources = sources();
        compile(sources);
        List<String> bare = ends(sources);
        List<String> watched = ends(sources, Fork.agent(folder.resolve("report")));
        assertThat(watched).isEqualTo(bare);
        assertThat(bare.stream().filter(line -> line.endsWith(" SUCCESSFUL"))).hasSizeGreaterThan(400);
        assertThat(folder.resolve(Path.of("report", "trace.flycatcher"))).isNotEmptyFile();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String each : PACKAGES) {
            try (Stream<Path> files = Files.list(PACKAGE.resolve(each))) {
                files.filter(file -> isTest(file.getFileName().toString()))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static boolean isTest(String file) {
        return file.endsWith("Test.java")
                && !file.startsWith("Abstract")
                && !LEFT_OUT.contains(file.substring(0, file.length() - ".java".length()));
    }

    private void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-nowarn",
                    "-proc:none",
                    "-implicit:class",
                    "-d",
                    Files.createDirectories(folder.resolve("classes")).toString(),
                    "-sourcepath",
                    SOURCES.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean done = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as(said.toString()).isTrue();
        }
    }

    private List<String> ends(List<Path> sources, String... options) throws Exception {
        URI server = URI.create(Servers.postgresql().substring("jdbc:".length()));
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(
                "-Dbuild.properties.relative.path=" + HOME.toAbsolutePath(),
                "-Dserver=" + server.getHost(),
                "-Dport=" + server.getPort(),
                "-Ddatabase=" + server.getPath().substring(1),
                "-Dusername=postgres",
                "-Dpassword=postgres",
                "-DprivilegedUser=postgres",
                "-DprivilegedPassword=postgres"));
        List<Path> classes = List.of(
                folder.resolve("classes"), Path.of("target", "test-classes").toAbsolutePath());
        String[] told = all.toArray(String[]::new);
        Fork fork = Fork.test(Jdk.installed().get(0), classes, Published.class, names(sources), told);
        assertThat(fork.exit()).as(fork.err()).isZero();
        return fork.out().lines().filter(line -> line.startsWith("TEST ")).toList();
    }

    private static List<String> names(List<Path> sources) {
        return sources.stream()
                .map(source -> SOURCES.relativize(source).toString().replace('/', '.'))
                .map(source -> source.substring(0, source.length() - ".java".length()))
                .toList();
    }
}
