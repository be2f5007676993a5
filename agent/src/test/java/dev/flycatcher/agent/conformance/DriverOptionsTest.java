package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A19 through both doors, with MySQL's driver, which sends a batch row by row unless it is told otherwise. */
class DriverOptionsTest {
    private static final String OPTION = "rewriteBatchedStatements";
    private String url = "";

    @BeforeEach
    void database() throws SQLException {
        url = Servers.mariadb().replace("jdbc:mariadb:", "jdbc:mysql:");
    }

    private static void work(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE line (id INT PRIMARY KEY, item INT)");
        }
        connection.setAutoCommit(false);
        // As many as it takes for one of them to need little more than the way there and back.
        for (int i = 0; i < 300; i++) {
            try (PreparedStatement query = connection.prepareStatement("SELECT item FROM line WHERE id = ?")) {
                query.setInt(1, i * 31);
                query.executeQuery().close();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO line VALUES (?, ?)")) {
            for (int i = 0; i < 500; i++) {
                insert.setInt(1, i);
                insert.setInt(2, i * 7);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private List<Trace> seen(Properties properties) throws Exception {
        Driver driver = Watched.instance("com.mysql.cj.jdbc.Driver", Driver.class);
        return Watched.recordAll(() -> {
            try (Connection connection = driver.connect(url, properties)) {
                work(connection);
            }
            return null;
        });
    }

    private List<Trace> watched(Properties properties) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(1);
            pool.setDataSourceProperties(properties);
            return Flycatcher.record(Unit.Kind.REQUEST, "POST /lines", () -> {
                        try (Connection connection = Flycatcher.watch(pool).getConnection()) {
                            work(connection);
                        }
                    })
                    .traces();
        }
    }

    private static Report report(List<Trace> traces) {
        Analyzer analyzer = new Analyzer();
        traces.forEach(analyzer::add);
        return analyzer.report();
    }

    private static void assertTold(List<Trace> traces) {
        Report report = report(traces);
        assertThat(report.entries())
                .filteredOn(entry -> entry.finding().rule().equals("A19"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.finding().child().shape().sql()).startsWith("INSERT INTO line");
                    assertThat(entry.cure().advice()).contains(OPTION);
                });
        assertThat(report.notJudged()).noneMatch(each -> each.rule().equals("A19"));
    }

    private static void assertSilent(List<Trace> traces) {
        Report report = report(traces);
        assertThat(report.summary().executions()).isEqualTo(302);
        assertThat(report.entries()).noneMatch(entry -> entry.finding().rule().equals("A19"));
        assertThat(report.notJudged()).noneMatch(each -> each.rule().equals("A19"));
    }

    @Test
    void theAgentTellsOfABatchSentRowByRow() throws Exception {
        assertTold(seen(new Properties()));
    }

    @Test
    void theWatchedDataSourceTellsOfABatchSentRowByRow() throws Exception {
        assertTold(watched(new Properties()));
    }

    /** Though the URL does not show it. */
    @Test
    void neitherTellsOfOneThatThePoolsPropertiesLetBeRewritten() throws Exception {
        Properties rewriting = new Properties();
        rewriting.setProperty(OPTION, "true");
        assertSilent(watched(rewriting));
        database();
        assertSilent(seen(rewriting));
    }
}
