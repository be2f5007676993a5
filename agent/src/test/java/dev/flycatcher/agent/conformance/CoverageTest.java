package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seldom roads through JDBC: counts asked for later, parameters by name, jumps, more results, late reads. */
class CoverageTest {

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Records the work on a connection to a table of three rows, 1 to 3. */
    private static Trace record(Database database, Work work) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pets (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO pets VALUES (1, 'one'), (2, 'two'), (3, 'three')");
            try {
                return Watched.record(() -> {
                    work.on(connection);
                    return null;
                });
            } finally {
                statement.execute("DROP TABLE pets");
            }
        }
    }

    private static Execution only(Trace trace) {
        assertThat(trace.executions()).hasSize(1);
        return trace.executions().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateCountAskedForLaterIsTheExecutions(Database database) throws Exception {
        Execution update = only(record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE pets SET name = 'x' WHERE id < 3");
                statement.getUpdateCount();
                statement.getUpdateCount();
            }
        }));
        assertThat(update.updateCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aQueryChangesNothingWhateverItsCountIs(Database database) throws Exception {
        Execution query = only(record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT id FROM pets");
                statement.getUpdateCount();
                statement.getMoreResults();
                statement.getUpdateCount();
            }
        }));
        assertThat(query.updateCount()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void jumpsCountEachRowOnce(Database database) throws Exception {
        Execution query = only(record(database, connection -> {
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                    ResultSet pets = statement.executeQuery("SELECT id FROM pets ORDER BY id")) {
                pets.last();
                pets.beforeFirst();
                while (pets.next()) {
                    pets.getInt(1);
                }
                pets.absolute(2);
                pets.getInt(1);
                pets.previous();
                pets.last();
                pets.first();
                pets.relative(1);
                pets.getInt(1);
            }
        }));
        Result result = query.results().get(0);
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.columns().get(0).rows()).containsExactly(1, 2, 3, 2, 2);
        int[] ids = result.columns().get(0).values();
        assertThat(ids[3]).isEqualTo(ids[1]).isEqualTo(ids[4]);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void readingBackwardsCountsEachRow(Database database) throws Exception {
        Execution query = only(record(database, connection -> {
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                    ResultSet pets = statement.executeQuery("SELECT id FROM pets ORDER BY id")) {
                pets.afterLast();
                while (pets.previous()) {
                    pets.getInt(1);
                }
            }
        }));
        assertThat(query.results().get(0).rows()).isEqualTo(3);
        assertThat(query.results().get(0).columns().get(0).values()).doesNotHaveDuplicates();
    }

    /** Pitfall 29: what a call gave back is known once the application reads it, by number and by name. */
    @Test
    void parametersReadAfterACallAreAResultOfIt() throws Exception {
        Trace trace = record(Database.HSQLDB, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE PROCEDURE twice (IN n INT, OUT doubled INT) SET doubled = n * 2");
                try (CallableStatement call = connection.prepareCall("CALL twice(?, ?)")) {
                    call.setInt("n", 1);
                    call.registerOutParameter(2, Types.INTEGER);
                    call.execute();
                    int doubled = call.getInt(2);
                    call.getInt("doubled");
                    try (PreparedStatement select = connection.prepareStatement("SELECT name FROM pets WHERE id = ?")) {
                        select.setInt(1, doubled);
                        select.executeQuery().close();
                    }
                }
                statement.execute("DROP PROCEDURE twice");
            }
        });
        Execution call = trace.executions().get(1);
        Execution select = trace.executions().get(2);
        assertThat(call.binds().at(0, 1)).isNotZero();
        assertThat(call.results()).hasSize(1);
        Result result = call.results().get(0);
        assertThat(result.kind()).isEqualTo(Result.Kind.OUT_PARAMETERS);
        assertThat(result.rows()).isEqualTo(1);
        int doubled = select.binds().at(0, 1);
        assertThat(result.columns()).hasSize(1);
        assertThat(result.columns().get(0).label()).isEqualTo("doubled");
        assertThat(result.columns().get(0).values()).containsExactly(doubled, doubled);
    }

    @ParameterizedTest
    @EnumSource
    void closingAStatementTwiceIsNothing(Database database) throws Exception {
        Execution query = only(record(database, connection -> {
            Statement statement = connection.createStatement();
            ResultSet pets = statement.executeQuery("SELECT id FROM pets");
            pets.next();
            pets.next();
            pets.getInt(1);
            statement.close();
            statement.close();
        }));
        Result result = query.results().get(0);
        assertThat(result.rows()).isEqualTo(2);
        assertThat(result.lastNanos()).isGreaterThan(result.firstNanos());
    }
}
