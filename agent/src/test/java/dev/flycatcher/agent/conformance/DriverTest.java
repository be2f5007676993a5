package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every execute form, bind and read is seen once and right, whatever the driver calls of itself (pitfalls 2, 42, 45, 46). */
class DriverTest {

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Records the work on a connection to a table of three rows, (1, 'one') to (3, 'three'). */
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
                connection.setAutoCommit(true);
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
    void countsAQueryOnceWithItsRows(Database database) throws Exception {
        Execution query = only(record(database, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet pets = statement.executeQuery("SELECT id, name FROM pets WHERE id > 1 ORDER BY id")) {
                while (pets.next()) {
                    pets.getInt(1);
                    pets.getString("name");
                }
            }
        }));
        assertThat(query.shape().sql()).isEqualTo("SELECT id, name FROM pets WHERE id > ? ORDER BY id");
        Result result = query.results().get(0);
        assertThat(result.rows()).isEqualTo(2);
        assertThat(result.exhausted()).isTrue();
        assertThat(result.kind()).isEqualTo(Result.Kind.ROWS);
        assertThat(result.columns()).hasSize(2);
        Column id = result.columns().get(0);
        assertThat(id.index()).isEqualTo(1);
        assertThat(id.rows()).containsExactly(1, 2);
        assertThat(id.span()).isEqualTo(2);
        Column name = result.columns().get(1);
        assertThat(name.label()).isEqualTo("name");
    }

    @ParameterizedTest
    @EnumSource
    void namesTheEngineByTheDriversClass(Database database) throws Exception {
        Trace trace = record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM pets WHERE id = 7");
            }
        });
        assertThat(trace.engine(1)).isEqualTo(database.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void valueBoundEqualsValueRead(Database database) throws Exception {
        Trace trace = record(database, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet pets = statement.executeQuery("SELECT id FROM pets ORDER BY id");
                    PreparedStatement name = connection.prepareStatement("SELECT name FROM pets WHERE id = ?")) {
                while (pets.next()) {
                    name.setLong(1, pets.getInt("id"));
                    try (ResultSet names = name.executeQuery()) {
                        names.next();
                        names.getString(1);
                    }
                }
            }
        });
        assertThat(trace.executions()).hasSize(4);
        int[] ids = trace.executions().get(0).results().get(0).columns().get(0).values();
        List<Execution> children = trace.executions().subList(1, 4);
        assertThat(children.stream().mapToInt(child -> child.binds().at(0, 1)).toArray())
                .isEqualTo(ids);
        assertThat(children)
                .extracting(Execution::statement)
                .containsOnly(children.get(0).statement());
        assertThat(trace.value(ids[0]).family()).isEqualTo(Value.Family.INTEGRAL);
    }

    @ParameterizedTest
    @EnumSource
    void literalIsABind(Database database) throws Exception {
        Trace trace = record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                for (int id = 1; id <= 2; id++) {
                    statement
                            .executeQuery("SELECT name FROM pets WHERE id = " + id)
                            .close();
                }
            }
        });
        assertThat(trace.executions()).hasSize(2);
        assertThat(trace.executions().get(0).shape())
                .isEqualTo(trace.executions().get(1).shape());
        assertThat(trace.executions()).extracting(e -> e.binds().at(0, 1)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void countsEveryExecuteFormOnce(Database database) throws Exception {
        Trace trace = record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE pets SET name = 'x' WHERE id < 3");
                statement.execute("DELETE FROM pets WHERE id = 1");
                if (statement.execute("SELECT id FROM pets")) {
                    ResultSet pets = statement.getResultSet();
                    while (pets.next()) {
                        pets.getInt(1);
                    }
                }
            }
            try (PreparedStatement update = connection.prepareStatement("UPDATE pets SET name = ? WHERE id = ?")) {
                update.setString(1, "y");
                update.setInt(2, 2);
                update.executeUpdate();
                update.setInt(2, 3);
                update.execute();
            }
        });
        assertThat(trace.executions()).hasSize(5);
        assertThat(trace.executions().get(0).updateCount()).isEqualTo(2);
        assertThat(trace.executions().get(2).results().get(0).rows()).isEqualTo(2);
        assertThat(trace.executions().get(3).updateCount()).isEqualTo(1);
        assertThat(trace.executions().get(4).binds().at(0, 1))
                .isEqualTo(trace.executions().get(3).binds().at(0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void batchIsOneRoundTripWithARowOfBindsPerEntry(Database database) throws Exception {
        Execution batch = only(record(database, connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO pets VALUES (?, ?)")) {
                insert.setString(2, "same");
                for (int id = 4; id <= 6; id++) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }));
        assertThat(batch.binds().rows()).isEqualTo(3);
        assertThat(IntStream.range(0, 3)
                        .map(row -> batch.binds().at(row, 2))
                        .distinct()
                        .count())
                .isEqualTo(1);
        assertThat(IntStream.range(0, 3)
                        .map(row -> batch.binds().at(row, 1))
                        .distinct()
                        .count())
                .isEqualTo(3);
        assertThat(batch.updateCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void transactionsAreNumberedAndMarked(Database database) throws Exception {
        Trace trace = record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE pets SET name = 'a' WHERE id = 1");
                connection.setAutoCommit(false);
                statement.executeUpdate("UPDATE pets SET name = 'b' WHERE id = 1");
                statement.executeUpdate("UPDATE pets SET name = 'c' WHERE id = 1");
                connection.commit();
                statement.executeUpdate("UPDATE pets SET name = 'd' WHERE id = 1");
                connection.rollback();
            }
        });
        assertThat(trace.executions()).extracting(Execution::transaction).containsExactly(0, 1, 1, 2);
        assertThat(trace.marks())
                .extracting(Mark::kind)
                .containsExactly(Mark.Kind.BEGIN, Mark.Kind.COMMIT, Mark.Kind.BEGIN, Mark.Kind.ROLLBACK);
    }

    @ParameterizedTest
    @EnumSource
    void failureKeepsItsSqlState(Database database) throws Exception {
        Execution failed = only(record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO pets VALUES (1, 'twice')");
            } catch (SQLException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
        }));
        assertThat(failed.failed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void metadataQueriesOfTheDriverAreNotTheApplications(Database database) throws Exception {
        List<Trace> traces = Watched.recordAll(() -> {
            try (Connection connection = database.connect()) {
                connection.getMetaData().getTables(null, null, "%", null).close();
                connection.isValid(1);
            }
            return null;
        });
        assertThat(traces).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nullReadAsAPrimitiveIsNull(Database database) throws Exception {
        Execution query = only(record(database, connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT NULLIF(id, 2) AS parent FROM pets ORDER BY id");
                    ResultSet pets = select.executeQuery()) {
                while (pets.next()) {
                    pets.getInt("parent");
                    pets.wasNull();
                }
            }
        }));
        int[] parents = query.results().get(0).columns().get(0).values();
        assertThat(parents).hasSize(3);
        assertThat(parents[1]).isZero();
        assertThat(parents[0]).isNotZero();
        assertThat(parents[2]).isNotZero().isNotEqualTo(parents[0]);
    }

    @ParameterizedTest
    @EnumSource
    void generatedKeysAreAResultOfTheirInsert(Database database) throws Exception {
        String key = switch (database) {
            case SQLITE -> "INTEGER PRIMARY KEY";
            case MARIADB -> "INT AUTO_INCREMENT PRIMARY KEY";
            default -> "INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
        };
        Trace trace = record(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE owners (id " + key + ", name VARCHAR(20))");
                insert(connection);
                statement.execute("DROP TABLE owners");
            }
        });
        assertThat(trace.executions()).hasSize(3);
        List<Result> results = trace.executions().get(1).results();
        assertThat(results).hasSize(1);
        assertThat(results.get(0).kind()).isEqualTo(Result.Kind.GENERATED_KEYS);
        assertThat(results.get(0).columns().get(0).values()).hasSize(1);
    }

    private static void insert(Connection connection) throws SQLException {
        String sql = "INSERT INTO owners (name) VALUES (?)";
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "Ann");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                keys.getInt(1);
            }
        }
    }
}
