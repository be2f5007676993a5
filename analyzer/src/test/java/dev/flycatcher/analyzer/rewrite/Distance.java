package dev.flycatcher.analyzer.rewrite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A connection whose prepared queries take a round trip longer. */
final class Distance {
    private Distance() {}

    static Connection of(Connection near, int millis) {
        return far(Connection.class, near, millis);
    }

    private static <T> T far(Class<T> type, Object near, int millis) {
        return type.cast(Proxy.newProxyInstance(
                Distance.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().equals("executeQuery")) {
                        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                            LockSupport.parkNanos(left);
                        }
                    }
                    try {
                        Object made = method.invoke(near, args);
                        return made instanceof PreparedStatement statement
                                ? far(PreparedStatement.class, statement, millis)
                                : made;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
