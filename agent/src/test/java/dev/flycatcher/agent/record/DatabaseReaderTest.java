package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.trace.Database;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a driver's connection is asked, once: nothing that the server hears of, and nothing that tells where it is. */
class DatabaseReaderTest {

    private static Database read(Connection connection) {
        return DatabaseReader.read(connection, Engines.of(connection.getClass()));
    }

    private static Database read(String url, Properties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            return read(connection);
        }
    }

    private static Database read(String url) throws SQLException {
        return read(url, new Properties());
    }

    private static Properties with(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }

    private static String and(String url, String option) {
        return url + (url.contains("?") ? "&" : "?") + option;
    }

    @Test
    void anAddressIsANumberAndNoUserPasswordOrHost() throws SQLException {
        Database secret = read("jdbc:h2:mem:secretplace;DB_CLOSE_DELAY=1", with("user", "hunter"));
        assertThat(secret.toString()).doesNotContain("secretplace").doesNotContain("hunter");
        assertThat(secret.driver()).startsWith("H2 JDBC Driver 2.");
        assertThat(read("jdbc:h2:mem:secretplace", with("user", "hunter")).id())
                .isEqualTo(secret.id())
                .isNotEmpty();
        assertThat(read("jdbc:h2:mem:other").id()).isNotEqualTo(secret.id());
    }

    @Test
    void databasesInMemoryOfOneNameAreNotKnownToBeOne() throws SQLException {
        assertThat(read("jdbc:sqlite::memory:").id()).isEmpty();
        assertThat(read("jdbc:sqlite:").engine()).isEqualTo("sqlite");
    }

    /** Pools hand options over as properties, which no URL shows: then the driver itself is asked what it goes by. */
    @Test
    void postgresqlTellsOfRewritingHoweverItWasSet() throws SQLException {
        String url = Servers.postgresql();
        String option = "reWriteBatchedInserts";
        assertThat(read(url).options()).containsEntry(option, "false");
        assertThat(read(url, with(option, "true")).options()).containsEntry(option, "true");
        assertThat(read(and(url, option + "=true")).options()).containsEntry(option, "true");
    }

    @Test
    void mariadbTellsOfBulkStatementsHoweverTheyWereSet() throws SQLException {
        String url = Servers.mariadb();
        assertThat(read(url).options())
                .containsEntry("useBulkStmts", "false")
                .containsEntry("useBulkStmtsForInserts", "true");
        assertThat(read(url, with("useBulkStmtsForInserts", "false")).options())
                .containsEntry("useBulkStmtsForInserts", "false");
    }

    @Test
    void mysqlTellsOfRewritingHoweverItWasSet() throws SQLException {
        String url = Servers.mariadb().replace("jdbc:mariadb:", "jdbc:mysql:");
        String option = "rewriteBatchedStatements";
        assertThat(read(url).options()).containsEntry(option, "false");
        assertThat(read(url, with(option, "true")).options()).containsEntry(option, "true");
    }

    /** Pitfalls 1 to 7: asking must not ask the server. */
    @Test
    void postgresqlHearsNothing() throws SQLException {
        String url = Servers.postgresql();
        try (Connection watched = DriverManager.getConnection(url);
                Connection beside = DriverManager.getConnection(url)) {
            int process = Integer.parseInt(one(watched, "SELECT pg_backend_pid()"));
            one(watched, "SELECT 'the last statement'");
            assertThat(read(watched).id()).isNotEmpty();
            assertThat(DatabaseReader.isReadOnly(watched, read(watched))).isFalse();
            assertThat(one(beside, "SELECT query FROM pg_stat_activity WHERE pid = " + process))
                    .isEqualTo("SELECT 'the last statement'");
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mariadb:", "jdbc:mysql:"})
    void mariadbAndMysqlHearNothing(String scheme) throws SQLException {
        String url = Servers.mariadb().replace("jdbc:mariadb:", scheme);
        try (Connection watched = DriverManager.getConnection(url)) {
            long before = questions(watched);
            assertThat(read(watched).id()).isNotEmpty();
            DatabaseReader.isReadOnly(watched, read(watched));
            assertThat(questions(watched) - before).isOne();
        }
    }

    private static long questions(Connection connection) throws SQLException {
        return Long.parseLong(one(
                connection,
                "SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'QUESTIONS'"));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void aDriverThatThrowsIsKnownByItsEngineAlone() {
        Connection broken = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    throw new AbstractMethodError(method.getName());
                });
        Database engine = Database.of("postgresql");
        assertThat(DatabaseReader.read(broken, engine)).isSameAs(engine);
        assertThat(DatabaseReader.isReadOnly(broken, engine)).isFalse();
    }
}
