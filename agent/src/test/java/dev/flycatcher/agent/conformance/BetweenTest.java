package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.trace.Trace;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Others that wrap JDBC, above a pool and below it: each call still is one (decision 11 of the agent's spec, pitfall 2). */
class BetweenTest {
    /** From the outside in. */
    private static final List<String> ROADS = List.of(
            "P6SPY HIKARI",
            "HIKARI P6SPY",
            "DSPROXY HIKARI",
            "HIKARI DSPROXY",
            "WATCHED HIKARI",
            "HIKARI WATCHED",
            "P6SPY WATCHED DBCP2 DSPROXY");

    static Stream<Arguments> roadsAndDatabases() {
        return ROADS.stream()
                .flatMap(road -> Stream.of(Database.values()).map(database -> Arguments.of(road, database)));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("roadsAndDatabases")
    void countsEachStatementOnceWithItsTextBindsAndRows(String road, Database database) throws Exception {
        DataSource plain = PoolTest.plain(database);
        List<DataSource> layers = layers(road, plain);
        try (Connection keep = plain.getConnection();
                Statement statement = keep.createStatement()) {
            statement.execute("CREATE TABLE pets (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO pets VALUES (1, 'one'), (2, 'two'), (3, 'three')");
            try {
                Trace trace = Watched.record(() -> {
                    PoolTest.walk(layers.get(layers.size() - 1));
                    PoolTest.walk(layers.get(layers.size() - 1));
                    return null;
                });
                PoolTest.assertRecord(trace.executions().subList(0, 4));
                PoolTest.assertRecord(
                        trace.executions().subList(4, trace.executions().size()));
            } finally {
                statement.execute("DROP TABLE pets");
            }
        } finally {
            for (DataSource layer : layers) {
                if (layer instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            }
        }
    }

    /** From the inside out. */
    private static List<DataSource> layers(String road, DataSource plain) {
        List<String> names = new ArrayList<>(Arrays.asList(road.split(" ")));
        Collections.reverse(names);
        List<DataSource> layers = new ArrayList<>();
        DataSource inner = plain;
        for (String name : names) {
            inner = name.equals("WATCHED") ? Flycatcher.watch(inner) : PoolTest.pooled(name, inner);
            layers.add(inner);
        }
        return layers;
    }

    /**
     * A driver whose every object is a JDK proxy has no class that could be advised; the watched DataSource sees it. Here
     * one over another driver, loaded without the agent.
     */
    @Test
    void aDriverMadeOfProxiesIsSeenByTheWatchedDataSourceAlone() throws Exception {
        DataSource proxies = proxied(DataSource.class, h2());
        int[] seen = new int[1];
        List<Trace> traces = Watched.recordAll(() -> {
            seen[0] = (int)
                    Flycatcher.record(() -> count(Flycatcher.watch(proxies))).queries();
            return null;
        });
        assertThat(seen[0]).isEqualTo(1);
        assertThat(traces).isEmpty();
    }

    private static DataSource h2() {
        org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
        source.setURL("jdbc:h2:mem:proxies");
        return source;
    }

    private static void count(DataSource from) throws SQLException {
        try (Connection connection = from.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1").close();
        }
    }

    private static <T> T proxied(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(real, arguments);
                Class<?> returned = method.getReturnType();
                return result != null
                                && returned.isInterface()
                                && returned.getName().startsWith("java.sql.")
                        ? proxied(as(returned), result)
                        : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> as(Class<?> type) {
        return (Class<Object>) type;
    }
}
