package dev.flycatcher.testapps.benchmarks.latency;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Connections whose every execution takes a round trip longer. Counts them. */
final class Distant {
    private static final long SPIN_NANOS = 120_000;

    private final AtomicLong trips = new AtomicLong();
    private volatile long nanos;

    void roundTrip(long nanos) {
        this.nanos = nanos;
    }

    long trips() {
        return trips.get();
    }

    Connection over(Connection connection) {
        return wrap(Connection.class, connection);
    }

    private <T> T wrap(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, args) -> call(target, method, args);
        return type.cast(Proxy.newProxyInstance(Distant.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] args) throws Throwable {
        if (method.getName().startsWith("execute")) {
            trips.incrementAndGet();
            pause();
        }
        try {
            Object result = method.invoke(target, args);
            return target instanceof Connection ? statement(result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object statement(@Nullable Object made) {
        if (made instanceof CallableStatement call) {
            return wrap(CallableStatement.class, call);
        }
        if (made instanceof PreparedStatement prepared) {
            return wrap(PreparedStatement.class, prepared);
        }
        return made instanceof Statement plain ? wrap(Statement.class, plain) : made;
    }

    /** Sleeps for most of it; the rest is waited for awake, because a sleeper is woken late. */
    private void pause() {
        long end = System.nanoTime() + nanos;
        if (nanos > SPIN_NANOS) {
            LockSupport.parkNanos(nanos - SPIN_NANOS);
        }
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
