package dev.flycatcher.testapps.benchmarks;

import com.p6spy.engine.spy.P6DataSource;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.trace.Unit;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * {@link Query}s, 100 of which make a transaction, and that a request. Units: nanoseconds and bytes per query.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryBenchmark {
    static final int QUERIES = 100;

    /** Who watches. Our agent watches from outside the program, so under it the program is {@code bare} as well. */
    @Param
    public Watcher watcher = Watcher.bare;

    /** What is read of each answer. */
    @Param
    public Form form = Form.ONE;

    private final Endpoint endpoint = new Endpoint(this::transaction);
    private Connection connection = NoOpDriver.connect();

    /** What is read of a query's answer; but for the first, each more than that by ten of a kind. */
    public enum Form {
        /** One row, one value. */
        ONE("the first"),
        /** Ten rows more, of which nothing is read. */
        ROWS("a row"),
        /** Ten values more of the one row, by place. */
        VALUES("a value by place"),
        /** The same by name. */
        LABELS("a value by name"),
        /** Ten texts more. */
        TEXTS("a text by place");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What the program wraps around its data source. */
    public enum Watcher {
        bare,
        p6spy,
        p6spyLogging,
        datasourceProxy,
        datasourceProxyCounting,
        datasourceProxyResults,
        /** Our watched data source, outside of any recording. */
        watched,
        /** The same, each transaction a recording. */
        watchedRecording,
        openTelemetry
    }

    @Setup
    public void connect() throws SQLException {
        connection = dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    /** A program does something between its transactions. Without a pause, recorders are measured with full buffers. */
    @Setup(Level.Invocation)
    public void pause() throws InterruptedException {
        Thread.sleep(1);
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public long query() throws SQLException {
        if (watcher == Watcher.watchedRecording) {
            return Flycatcher.record(Unit.Kind.TEST, "benchmark", this::transaction)
                    .queries();
        }
        return endpoint.request();
    }

    private long transaction() throws SQLException {
        return Query.chain(connection, QUERIES, form);
    }

    private DataSource dataSource() {
        DataSource bare = new NoOpDataSource();
        return switch (watcher) {
            case bare -> bare;
            case p6spy -> p6spy(bare, "");
            case p6spyLogging -> p6spy(bare, "com.p6spy.engine.logging.P6LogFactory");
            case datasourceProxy -> ProxyDataSourceBuilder.create(bare).build();
            case datasourceProxyCounting ->
                ProxyDataSourceBuilder.create(bare).countQuery().build();
            case datasourceProxyResults ->
                ProxyDataSourceBuilder.create(bare)
                        .countQuery()
                        .proxyResultSet()
                        .build();
            case watched, watchedRecording -> Flycatcher.watch(bare);
            case openTelemetry -> openTelemetry(bare);
        };
    }

    /** Every query is a span, as in its documentation; none is exported. */
    private static DataSource openTelemetry(DataSource bare) {
        return JdbcTelemetry.create(OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .setSampler(Sampler.alwaysOn())
                                .build())
                        .build())
                .wrap(bare);
    }

    /** p6spy reads its configuration once per JVM, from properties; a fork measures one watcher only. */
    private static DataSource p6spy(DataSource bare, String modules) {
        System.setProperty("p6spy.config.modulelist", modules);
        System.setProperty("p6spy.config.appender", SilentAppender.class.getName());
        return new P6DataSource(bare);
    }
}
