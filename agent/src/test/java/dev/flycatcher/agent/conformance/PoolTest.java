package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools wrap connections, statements and results; each call of the application still is one (pitfalls 2, 9, 16, 52). */
class PoolTest {
    private static final List<String> POOLS = List.of("NONE", "HIKARI", "DBCP2", "C3P0", "TOMCAT", "AGROAL", "VIBUR");

    static Stream<Arguments> poolsAndDatabases() {
        return POOLS.stream()
                .flatMap(pool -> Stream.of(Database.values()).map(database -> Arguments.of(pool, database)));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("poolsAndDatabases")
    void countsEachStatementOnceWithItsTextBindsAndRows(String name, Database database) throws Exception {
        DataSource plain = plain(database);
        DataSource pool = pooled(name, plain);
        try (Connection keep = plain.getConnection();
                Statement statement = keep.createStatement()) {
            statement.execute("CREATE TABLE pets (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO pets VALUES (1, 'one'), (2, 'two'), (3, 'three')");
            try {
                Trace trace = Watched.record(() -> {
                    walk(pool);
                    walk(pool);
                    return null;
                });
                assertRecord(trace.executions().subList(0, 4));
                assertRecord(trace.executions().subList(4, trace.executions().size()));
            } finally {
                statement.execute("DROP TABLE pets");
            }
        } finally {
            if (pool instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    /** The second time, statement caches are hit. */
    private static void walk(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet pets = statement.executeQuery("SELECT id FROM pets ORDER BY id")) {
            while (pets.next()) {
                try (PreparedStatement select = connection.prepareStatement("SELECT name FROM pets WHERE id = ?")) {
                    select.setInt(1, pets.getInt("id"));
                    try (ResultSet names = select.executeQuery()) {
                        names.next();
                        names.getString(1);
                    }
                }
            }
        }
    }

    private static void assertRecord(List<Execution> executions) {
        assertThat(executions)
                .extracting(execution -> execution.shape().sql())
                .containsExactly(
                        "SELECT id FROM pets ORDER BY id",
                        "SELECT name FROM pets WHERE id = ?",
                        "SELECT name FROM pets WHERE id = ?",
                        "SELECT name FROM pets WHERE id = ?");
        Execution parent = executions.get(0);
        Result pets = parent.results().get(0);
        assertThat(pets.rows()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            Execution child = executions.get(i + 1);
            assertThat(child.binds().at(0, 1)).isEqualTo(pets.columns().get(0).values()[i]);
            assertThat(child.results().get(0).rows()).isEqualTo(1);
            assertThat(child.connection()).isEqualTo(parent.connection());
        }
    }

    private static DataSource plain(Database database) throws ReflectiveOperationException {
        Method source = Watched.LOADER
                .loadClass("dev.flycatcher.agent.conformance.inside.Plain")
                .getMethod("source", Driver.class, String.class);
        return (DataSource) source.invoke(null, database.driver(), database.url());
    }

    @SuppressWarnings("unchecked")
    private static DataSource pooled(String name, DataSource plain) {
        BiFunction<String, DataSource, DataSource> pools =
                Watched.instance("dev.flycatcher.agent.conformance.inside.Pools", BiFunction.class);
        return pools.apply(name, plain);
    }
}
