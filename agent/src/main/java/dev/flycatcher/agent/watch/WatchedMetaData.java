package dev.flycatcher.agent.watch;

import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import org.jspecify.annotations.Nullable;

/** A connection's metadata, which knows the watched connection. */
final class WatchedMetaData extends Watched {
    private final Object connection;

    WatchedMetaData(DatabaseMetaData target, Object connection) {
        super(target, null);
        this.connection = connection;
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object[] args, Door.Call real) throws Throwable {
        Object result = real.run();
        return method.getName().equals("getConnection") && result != null ? connection : result;
    }
}
