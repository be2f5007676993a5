package dev.flycatcher.agent.watch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.jdk.JdkJdbcProxyFactory;

/**
 * datasource-proxy's objects, each inside a watched one. Result sets are made by the statement that knows them, so that
 * they lead back to it.
 */
final class WatchedFactory extends JdkJdbcProxyFactory {

    @Override
    public Connection createConnection(Connection connection, ConnectionInfo info, ProxyConfig config) {
        Object inner = super.createConnection(connection, info, config);
        return new WatchedConnection(connection, handler(inner)).as(Connection.class);
    }

    @Override
    public Statement createStatement(
            Statement statement, ConnectionInfo info, Connection connection, ProxyConfig config) {
        Object inner = super.createStatement(statement, info, connection, config);
        return new WatchedStatement(statement, handler(inner), connection, null).as(Statement.class);
    }

    @Override
    public PreparedStatement createPreparedStatement(
            PreparedStatement statement,
            String sql,
            ConnectionInfo info,
            Connection connection,
            ProxyConfig config,
            boolean keys) {
        Object inner = super.createPreparedStatement(statement, sql, info, connection, config, keys);
        return new WatchedStatement(statement, handler(inner), connection, sql).as(PreparedStatement.class);
    }

    @Override
    public CallableStatement createCallableStatement(
            CallableStatement statement, String sql, ConnectionInfo info, Connection connection, ProxyConfig config) {
        Object inner = super.createCallableStatement(statement, sql, info, connection, config);
        return new WatchedStatement(statement, handler(inner), connection, sql).as(CallableStatement.class);
    }

    private static InvocationHandler handler(Object proxy) {
        return Proxy.getInvocationHandler(proxy);
    }
}
