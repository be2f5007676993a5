package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools wrap connections, statements and results; each call of the application still is one (pitfalls 2, 9, 16, 52). */
class PoolTest {
    private static final List<String> POOLS = List.of("NONE", "HIKARI", "DBCP2", "C3P0", "TOMCAT", "AGROAL", "VIBUR");

    static Stream<Arguments> poolsAndDatabases() {
        return POOLS.stream()
                .flatMap(pool -> Stream.of(Database.values()).map(database -> Arguments.of(pool, database)));
    }

    /** c3p0 prepares on threads of its own what it keeps, so that no call is nested in another until it is executed. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "H2", "POSTGRESQL", "MARIADB"})
    void aStatementThatAnotherThreadPreparedIsCountedOnce(Database database) throws Exception {
        countsEachStatementOnceWithItsTextBindsAndRows("C3P0_CACHED", database);
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
                assertThat(trace.engine(trace.executions().get(0).connection()))
                        .isEqualTo(database.name().toLowerCase(Locale.ROOT));
                assertRecord(trace.executions().subList(4, trace.executions().size()));
            } finally {
                statement.execute("DROP TABLE pets");
            }
        } finally {
            close(pool);
        }
    }

    /** A pool's connection is the one that the application took; those that are JDK proxies say nothing of it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "HIKARI", "DBCP2", "C3P0", "AGROAL"})
    void eachCheckoutIsMarkedAroundItsStatements(String name) throws Exception {
        DataSource pool = pooled(name, plain(Database.H2));
        try {
            List<Mark> marks = new ArrayList<>();
            Trace trace = Watched.record(() -> {
                for (int i = 0; i < 3; i++) {
                    try (Connection connection = pool.getConnection();
                            PreparedStatement one = connection.prepareStatement("VALUES (1)")) {
                        one.executeQuery().close();
                    }
                }
                return null;
            });
            trace.marks().stream()
                    .filter(mark -> mark.kind() == Mark.Kind.OPEN || mark.kind() == Mark.Kind.CLOSE)
                    .forEach(marks::add);
            assertThat(marks)
                    .extracting(Mark::kind)
                    .containsExactly(
                            Mark.Kind.OPEN,
                            Mark.Kind.CLOSE,
                            Mark.Kind.OPEN,
                            Mark.Kind.CLOSE,
                            Mark.Kind.OPEN,
                            Mark.Kind.CLOSE);
            for (int i = 0; i < 3; i++) {
                Mark open = marks.get(2 * i);
                Mark close = marks.get(2 * i + 1);
                assertThat(open.before()).isEqualTo(i);
                assertThat(close.before()).isEqualTo(i + 1);
                assertThat(trace.executions().get(i).connection())
                        .isEqualTo(open.connection())
                        .isEqualTo(close.connection());
            }
        } finally {
            close(pool);
        }
    }

    /** A53: the application's close comes before the pool's rollback. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "HIKARI", "DBCP2", "C3P0", "AGROAL"})
    void aTransactionLeftOpenIsOpenWhenItsConnectionIsGivenBack(String name) throws Exception {
        DataSource pool = pooled(name, plain(Database.H2));
        try (Connection keep = plain(Database.H2).getConnection();
                Statement make = keep.createStatement()) {
            make.execute("CREATE TABLE pets (id INT PRIMARY KEY)");
            Trace trace = Watched.record(() -> {
                try (Connection connection = pool.getConnection();
                        Statement insert = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    insert.executeUpdate("INSERT INTO pets VALUES (1)");
                }
                return null;
            });
            make.execute("DROP TABLE pets");
            assertThat(trace.marks())
                    .extracting(Mark::kind)
                    .startsWith(Mark.Kind.OPEN, Mark.Kind.BEGIN, Mark.Kind.CLOSE);
            assertThat(trace.marks().get(1).connection())
                    .isEqualTo(trace.marks().get(2).connection());
            assertThat(rules(trace)).contains("A53");
        } finally {
            close(pool);
        }
    }

    /** A45 and A46 on what the agent recorded. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "HIKARI", "DBCP2", "C3P0", "AGROAL"})
    void connectionPerQueryAndNestedConnectionAreFound(String name) throws Exception {
        DataSource pool = pooled(name, plain(Database.H2));
        try {
            Trace perQuery = Watched.record(() -> {
                for (int i = 0; i < 6; i++) {
                    try (Connection connection = pool.getConnection()) {
                        select(connection, i);
                    }
                }
                return null;
            });
            assertThat(rules(perQuery)).contains("A45").doesNotContain("A46");
            Trace nested = Watched.record(() -> {
                try (Connection outer = pool.getConnection()) {
                    select(outer, 1);
                    try (Connection inner = pool.getConnection()) {
                        select(inner, 2);
                    }
                }
                return null;
            });
            assertThat(rules(nested)).contains("A46").doesNotContain("A45");
        } finally {
            close(pool);
        }
    }

    /** A pool that opens connections on the application's thread, before it is asked for one, holds them itself. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"HIKARI", "DBCP2", "TOMCAT", "C3P0", "AGROAL", "VIBUR"})
    void aPoolThatFillsItselfTakesNoConnection(String name) throws Exception {
        Trace trace = Watched.record(() -> {
            DataSource pool = pooled(name, plain(Database.H2));
            try (Connection connection = pool.getConnection()) {
                select(connection, 1);
            }
            try (Connection connection = pool.getConnection()) {
                select(connection, 2);
            }
            close(pool);
            return null;
        });
        assertThat(rules(trace)).doesNotContain("A45", "A46", "A53");
    }

    private static void select(Connection connection, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT x FROM SYSTEM_RANGE(1, 9) WHERE x = ?")) {
            select.setInt(1, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    rows.getInt(1);
                }
            }
        }
    }

    private static List<String> rules(Trace trace) {
        Analyzer analyzer = new Analyzer();
        analyzer.add(trace);
        return analyzer.report().entries().stream()
                .map(entry -> entry.finding().rule())
                .toList();
    }

    private static void close(DataSource pool) throws Exception {
        if (pool instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /** The second time, statement caches are hit. */
    static void walk(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            walk(connection);
        }
    }

    static void walk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
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

    static void assertRecord(List<Execution> executions) {
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

    static DataSource plain(Database database) throws ReflectiveOperationException {
        Method source = Watched.LOADER
                .loadClass("dev.flycatcher.agent.conformance.inside.Plain")
                .getMethod("source", Driver.class, String.class);
        return (DataSource) source.invoke(null, database.driver(), database.url());
    }

    @SuppressWarnings("unchecked")
    static DataSource pooled(String name, DataSource plain) {
        BiFunction<String, DataSource, DataSource> pools =
                Watched.instance("dev.flycatcher.agent.conformance.inside.Pools", BiFunction.class);
        return pools.apply(name, plain);
    }
}
