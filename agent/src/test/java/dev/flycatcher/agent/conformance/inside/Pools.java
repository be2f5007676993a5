package dev.flycatcher.agent.conformance.inside;

import com.mchange.v2.c3p0.DataSources;
import com.p6spy.engine.spy.P6DataSource;
import com.p6spy.engine.spy.P6ModuleManager;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.vibur.dbcp.ViburDBCPDataSource;

/** Makes a pool, or another that wraps JDBC, of that name over a plain data source. Loaded beside the pools, through the transformer. */
public final class Pools implements BiFunction<String, DataSource, DataSource> {

    @Override
    public DataSource apply(String name, DataSource plain) {
        try {
            return switch (name) {
                case "NONE" -> plain;
                case "HIKARI" -> hikari(plain);
                case "DBCP2" -> dbcp2(plain);
                // Without its statement cache: c3p0 0.11.2 hands out HSQLDB's statements of closed connections, agent
                // or not.
                case "C3P0" -> DataSources.pooledDataSource(plain, Map.of("maxPoolSize", 3));
                case "C3P0_CACHED" ->
                    DataSources.pooledDataSource(plain, Map.of("maxPoolSize", 3, "maxStatements", 10));
                case "TOMCAT" -> tomcat(plain);
                case "AGROAL" -> agroal(plain);
                case "VIBUR" -> vibur(plain);
                case "P6SPY" -> p6spy(plain);
                case "DSPROXY" ->
                    ProxyDataSourceBuilder.create(plain)
                            .countQuery()
                            .proxyResultSet()
                            .build();
                default -> throw new IllegalArgumentException(name);
            };
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Wraps everything, logs nothing. */
    private static DataSource p6spy(DataSource plain) {
        System.setProperty("p6spy.config.modulelist", "");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Pools.class.getClassLoader());
        try {
            P6ModuleManager.getInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
        return new P6DataSource(plain);
    }

    private static DataSource hikari(DataSource plain) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(plain);
        pool.setMaximumPoolSize(2);
        return pool;
    }

    /** With its statement cache on: a cached statement nests no call of the driver. */
    private static DataSource dbcp2(DataSource plain) {
        BasicDataSource pool = new BasicDataSource() {
            @Override
            protected org.apache.commons.dbcp2.ConnectionFactory createConnectionFactory() {
                return plain::getConnection;
            }
        };
        pool.setPoolPreparedStatements(true);
        return pool;
    }

    private static DataSource tomcat(DataSource plain) {
        PoolProperties properties = new PoolProperties();
        properties.setDataSource(plain);
        properties.setInitialSize(1);
        properties.setJdbcInterceptors("ConnectionState;StatementCache");
        return new org.apache.tomcat.jdbc.pool.DataSource(properties);
    }

    private static DataSource agroal(DataSource plain) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(factory ->
                                factory.connectionProviderClass(Plain.class).jdbcUrl(Plain.url(plain)))));
    }

    private static DataSource vibur(DataSource plain) {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        pool.setExternalDataSource(plain);
        pool.setPoolInitialSize(1);
        pool.setPoolMaxSize(2);
        pool.setStatementCacheMaxSize(0);
        pool.start();
        return pool;
    }
}
