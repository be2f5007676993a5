package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import shop.Databases;
import shop.Orders;

/** What is wrapped already, by others and by us: each call counts once. */
class LayersTest {

    @AfterEach
    void nothingFailedInside() {
        assertThat(Door.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void watchesAProxyThatTheUserBuilt(Databases database) throws Exception {
        DataSource built = ProxyDataSourceBuilder.create(database.open())
                .jdbcProxyFactory(Flycatcher.proxyFactory())
                .build();
        Recorded recorded = Flycatcher.record(() -> {
            try (Connection connection = built.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        });

        assertThat(recorded.queries()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void countsOnceThroughTwoWatchedLayers(Databases database) throws Exception {
        DataSource between =
                ProxyDataSourceBuilder.create(Flycatcher.watch(database.open())).build();
        DataSource outer = Flycatcher.watch(between);
        Recorded recorded = Flycatcher.record(() -> {
            try (Connection connection = outer.getConnection();
                    PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
                statement.setInt(1, 5);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(5);
                }
            }
        });

        Execution once = only(recorded);
        assertThat(once.results()).hasSize(1);
        assertThat(once.results().get(0).columns().get(0).values())
                .containsExactly(once.binds().at(0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void watchesAPoolAndLeavesItReachable(Databases database) throws Exception {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(database.open());
        settings.setMaximumPoolSize(1);
        DataSource watched = Flycatcher.watch(new HikariDataSource(settings));
        try {
            Orders orders = new Orders(watched);
            orders.fill(30);

            Recorded recorded = Flycatcher.record(orders::customersOfOpenOrders);

            assertThat(recorded.queries()).isEqualTo(31);
            assertThat(recorded.nPlusOnes(Evidence.E3)).hasSize(1);
            assertThat(watched.unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getTotalConnections())
                    .isEqualTo(1);
        } finally {
            ((AutoCloseable) watched).close();
        }
        assertThat(watched.unwrap(HikariDataSource.class).isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void countsOnceOutsideOrInsideOfP6spyAndASpringProxy(Databases database) throws Exception {
        System.setProperty("p6spy.config.modulelist", "");
        DataSource raw = database.open();
        try (Connection keeper = raw.getConnection()) {
            new Orders(raw).fill(30);
            List<DataSource> layered = List.of(
                    Flycatcher.watch(new P6DataSource(raw)),
                    new P6DataSource(Flycatcher.watch(raw)),
                    Flycatcher.watch(new LazyConnectionDataSourceProxy(raw)),
                    new LazyConnectionDataSourceProxy(Flycatcher.watch(raw)),
                    Flycatcher.watch(new LazyConnectionDataSourceProxy(Flycatcher.watch(new P6DataSource(raw)))));
            for (DataSource each : layered) {
                Recorded recorded = Flycatcher.record(new Orders(each)::customersOfOpenOrders);

                assertThat(recorded.queries()).isEqualTo(31);
                assertThat(recorded.nPlusOnes(Evidence.E3)).hasSize(1);
            }
            assertThat(keeper.isClosed()).isFalse();
        }
    }

    private static Execution only(Recorded recorded) {
        List<Trace> traces = recorded.traces();
        assertThat(traces).hasSize(1);
        assertThat(traces.get(0).executions()).hasSize(1);
        return traces.get(0).executions().get(0);
    }
}
