package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.ConnectionSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that count how often something is executed on them. */
final class Trips implements ConnectionSource {
    private final String url;
    private final AtomicInteger count = new AtomicInteger();

    Trips(String url) {
        this.url = url;
    }

    /** How many there were since it was last asked. */
    int taken() {
        return count.getAndSet(0);
    }

    @Override
    public Connection acquire() throws SQLException {
        return counting(Connection.class, DriverManager.getConnection(url));
    }

    @Override
    public void release(Connection connection) throws SQLException {
        connection.close();
    }

    private <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                Trips.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, args);
                        return result instanceof PreparedStatement made
                                ? counting(PreparedStatement.class, made)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
