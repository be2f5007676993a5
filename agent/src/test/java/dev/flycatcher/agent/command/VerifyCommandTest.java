package dev.flycatcher.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.Servers;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.Orders;

/** Cures run on a database, each beside what it replaces. */
class VerifyCommandTest extends OnTraces {
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
    @Timeout(120)
    void verifyWaitsForALockNoLongerThanItsTimeout() throws Exception {
        String url = Servers.postgresql();
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(url);
        Path trace = recorded(postgresql);
        try (Connection other = postgresql.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table customers in access exclusive mode");
            Ran ran = verify(trace, url, jarOf(postgresql), "--timeout", "1");
            assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains("canceling statement due to lock timeout");
        }
        assertThat(verify(trace, url, jarOf(postgresql), "--timeout", "1").exit())
                .isZero();
        Ran none = verify(trace, url, jarOf(postgresql), "--timeout", "0");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--timeout takes 1 second or more, not 0");
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
    void saysWhichDatabaseOrDriverIsMissing() throws Exception {
        String h2 = jarOf(new JdbcDataSource());
        Ran noDriver = run("verify", sick.toString(), "--url", "jdbc:nothing:x?password=secret", "--class-path", h2);
        assertThat(noDriver.exit()).isEqualTo(2);
        assertThat(noDriver.err())
                .contains("no driver in " + h2 + " opens jdbc:nothing:x")
                .doesNotContain("secret");
        Ran noJar = run("verify", sick.toString(), "--url", "jdbc:h2:mem:x", "--class-path", "x.jar");
        assertThat(noJar.exit()).isEqualTo(2);
        assertThat(noJar.err()).contains("x.jar: there is no such file");
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
}
