package dev.flycatcher.agent.watch;

import java.lang.reflect.Method;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/** A DataSource whose connections are watched; its other methods are the target's. */
final class WatchedDataSource extends Watched {
    private final ProxyDataSource proxies;

    WatchedDataSource(DataSource target) {
        super(target, null);
        proxies = ProxyDataSourceBuilder.create(target)
                .jdbcProxyFactory(new WatchedFactory())
                .build();
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object[] args, Door.Call real) throws Throwable {
        if (!method.getName().equals("getConnection")) {
            return real.run();
        }
        Door.tell(recorder -> recorder.opening(this));
        Watched opened = null;
        try {
            Object connection = args.length == 0
                    ? proxies.getConnection()
                    : proxies.getConnection((String) args[0], (String) args[1]);
            opened = of(connection);
            return connection;
        } finally {
            Slot slot = opened == null ? null : opened.slot;
            Door.tell(recorder -> recorder.opened(this, slot));
        }
    }
}
