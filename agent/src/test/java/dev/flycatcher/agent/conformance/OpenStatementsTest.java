package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A48 on what the agent recorded: what the application closed counts, not what a pool closes after it. */
class OpenStatementsTest {
    private static final String QUERY = "SELECT x FROM SYSTEM_RANGE(1, 9) WHERE x = ?";

    /** What is done with a connection. */
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private static Trace record(String pool, int times, Work work) throws Exception {
        DataSource source = PoolTest.pooled(pool, PoolTest.plain(Database.H2));
        try {
            return Watched.record(() -> {
                for (int n = 0; n < times; n++) {
                    try (Connection connection = source.getConnection()) {
                        work.with(connection);
                    }
                }
                return null;
            });
        } finally {
            if (source instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private static PreparedStatement ask(Connection connection, int id) throws SQLException {
        PreparedStatement query = connection.prepareStatement(QUERY);
        query.setInt(1, id);
        query.executeQuery().next();
        return query;
    }

    private static List<String> rules(Trace trace) {
        Analyzer analyzer = new Analyzer();
        analyzer.add(trace);
        return analyzer.report().entries().stream()
                .map(entry -> entry.finding().rule())
                .toList();
    }

    /** DBCP keeps prepared statements here; the others are closed by the pool, or by the connection. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "HIKARI", "DBCP2", "C3P0", "AGROAL"})
    void whatIsLeftToTheReturnOfTheConnectionWasLeftOpen(String pool) throws Exception {
        Trace trace = record(pool, 2, connection -> {
            connection.createStatement().executeQuery("VALUES (1)").next();
            ask(connection, 1).close();
        });
        assertThat(trace.executions())
                .extracting(Execution::closed)
                .startsWith(Execution.OPEN)
                .element(1)
                .isEqualTo(pool.equals("DBCP2") ? Execution.UNTOLD : 2);
        assertThat(rules(trace)).contains("A48");
    }

    /** Whoever hands out JDK proxies, or keeps statements, is not judged; nor are statements that close themselves. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "HIKARI", "DBCP2", "C3P0", "TOMCAT", "AGROAL", "VIBUR"})
    void whatIsClosedOrClosesItselfOrIsKeptWasNotLeftOpen(String pool) throws Exception {
        Trace trace = record(pool, 2, connection -> {
            for (int id = 1; id < 4; id++) {
                ask(connection, id).close();
            }
            try (Statement plain = connection.createStatement()) {
                plain.execute("VALUES (2)");
            }
            if (!List.of("C3P0", "VIBUR").contains(pool)) {
                PreparedStatement completing = connection.prepareStatement("VALUES (3)");
                completing.closeOnCompletion();
                completing.executeQuery().close();
            }
            if (pool.equals("DBCP2")) {
                ask(connection, 9);
            }
        });
        assertThat(trace.executions()).hasSizeGreaterThan(7);
        assertThat(rules(trace)).doesNotContain("A48");
    }

    /** On one connection that is never given back. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "HIKARI"})
    void fiftyOneOpenAtATimeAreTooMany(String pool) throws Exception {
        Trace trace = record(pool, 1, connection -> {
            for (int id = 0; id < 51; id++) {
                ask(connection, id);
            }
        });
        assertThat(trace.executions()).hasSize(51).allMatch(execution -> execution.closed() == Execution.OPEN);
    }
}
