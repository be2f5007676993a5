package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.detect.Finding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What verifying may ask of a database: seconds, a lock's wait, rows, keys; beyond that nothing is claimed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsTest {
    private static final String PARENT = "select id from numbers where id < 3";

    /** Looks at a billion rows for each key, and keeps none of them. */
    private static final String SLOW = "select id from numbers where owner = ? and (select count(*) from numbers a,"
            + " numbers b, numbers c where a.id + b.id + c.id + a.owner = -1) >= 0";

    private static Finding finding(String child) {
        return Loop.of(PARENT, "id", child, "owner").toMany();
    }

    private static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(
                switch (url) {
                    case "postgresql" -> Servers.postgresql();
                    case "mariadb" -> Servers.mariadb();
                    default -> url;
                });
        execute(connection, "create table numbers (id int primary key, owner int)");
        try (PreparedStatement insert = connection.prepareStatement("insert into numbers values (?, ?)")) {
            for (int i = 0; i < 1_000; i++) {
                insert.setInt(1, i);
                insert.setInt(2, i % 100);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return connection;
    }

    private static Engine engine(Connection connection) throws SQLException {
        return Engine.ofUrl(connection.getMetaData().getURL());
    }

    @ParameterizedTest
    @DisplayName("a statement that runs too long is ended, and that is told; the connection is as it was")
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:slow", "postgresql", "mariadb"})
    void aSlowStatementIsEnded(String url) throws SQLException {
        try (Connection connection = open(url)) {
            Verification verification =
                    new Verifier(connection, engine(connection)).within(1).verify(finding(SLOW), Bound.UNKNOWN);
            assertThat(verification.words())
                    .startsWith("not verified: a statement did not end within 1 s: the database says ");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(count(connection)).isEqualTo(1_000);
            execute(connection, "delete from numbers where id = 0");
        }
    }

    @ParameterizedTest
    @DisplayName("within a test's own transaction: what it wrote is still there")
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "postgresql", "mariadb"})
    void aSlowStatementDoesNotEndTheTestsTransaction(String url) throws SQLException {
        try (Connection connection = open(url)) {
            connection.setAutoCommit(false);
            execute(connection, "insert into numbers values (5000, 1)");
            assertThat(new Verifier(connection, engine(connection))
                            .within(1)
                            .verify(finding(SLOW), Bound.UNKNOWN)
                            .words())
                    .contains("did not end within 1 s");
            assertThat(count(connection)).isEqualTo(1_001);
            connection.rollback();
            assertThat(count(connection)).isEqualTo(1_000);
        }
    }

    @ParameterizedTest
    @DisplayName("a lock that another transaction holds is not waited for without end; H2's readers wait for none, and"
            + " HSQLDB's driver has no way to end its wait")
    @CsvSource(delimiter = '|', textBlock = """
            postgresql | lock table numbers in access exclusive mode | a statement did not end within 1 s
            mariadb    | lock tables numbers write                   | a statement did not end within 1 s
            sqlite     | begin exclusive                             | the database says [SQLITE_BUSY]
            """)
    void aLockIsNotWaitedForWithoutEnd(String engine, String lock, String words, @TempDir Path folder)
            throws SQLException {
        String file = "jdbc:sqlite:" + folder.resolve("numbers.db") + "?busy_timeout=200";
        String url = engine.equals("sqlite") ? file : engine;
        try (Connection other = open(url);
                Connection connection =
                        DriverManager.getConnection(other.getMetaData().getURL())) {
            if (engine.equals("postgresql")) {
                other.setAutoCommit(false);
            }
            execute(other, lock);
            Finding finding = finding("select id from numbers where owner = ?");
            assertThat(new Verifier(connection, engine(connection))
                            .within(1)
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .startsWith("not verified: " + words);
            execute(other, engine.equals("mariadb") ? "unlock tables" : "rollback");
            assertThat(new Verifier(connection, engine(connection))
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .isEqualTo("equal on 3 keys, 30 rows");
        }
    }

    @ParameterizedTest
    @DisplayName("more rows, or more keys, than are compared")
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:rows", "postgresql", "mariadb"})
    void rowsAndKeysAreBounded(String url) throws SQLException {
        try (Connection connection = open(url)) {
            Finding finding = finding("select id from numbers where owner = ?");
            Verifier verifier = new Verifier(connection, engine(connection));
            assertThat(verifier.within(new Limits(10, 9, 1_000))
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .isEqualTo("not verified: more than 9 rows");
            assertThat(verifier.within(new Limits(10, 29, 1_000))
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .as("of all keys at once")
                    .isEqualTo("not verified: more than 29 rows");
            assertThat(verifier.within(new Limits(10, 1_000, 2))
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .isEqualTo("not verified: more than 2 keys");
            assertThat(verifier.within(new Limits(10, 30, 3))
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .isEqualTo("equal on 3 keys, 30 rows");
        }
    }

    @ParameterizedTest
    @DisplayName(
            "what is written in the session of its own is gone after it, where the engine lets it be written at all")
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:written", "postgresql", "mariadb"})
    void nothingIsWritten(String url) throws SQLException {
        try (Connection connection = open(url)) {
            try (Session session = new Session(connection, engine(connection))) {
                assertThat(session.run(PARENT, List.of(), List.of(), 9).cells()).hasSize(3);
                tryTo(connection, "delete from numbers");
            }
            assertThat(count(connection)).isEqualTo(1_000);
        }
    }

    private static void tryTo(Connection connection, String sql) {
        try {
            execute(connection, sql);
        } catch (SQLException readOnly) {
            assertThat(readOnly.getMessage()).isNotBlank();
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from numbers")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
