package dev.flycatcher.agent.watch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of any kind: its binds, batches and executions are told, its results are watched. */
final class WatchedStatement extends Watched {
    private final Connection connection;
    private final @Nullable String prepared;
    private @Nullable String ran;
    private @Nullable ResultSet latest;
    private Binds.@Nullable Query query;
    private final Binds.Given given = new Binds.Given();

    /** @param prepared the text it was made for, null for a plain one */
    WatchedStatement(Statement target, InvocationHandler next, Connection connection, @Nullable String prepared) {
        super(target, next);
        this.connection = connection;
        this.prepared = prepared;
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object[] args, Door.Call real) throws Throwable {
        return switch (method.getName()) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                executed(proxy, text(args), false, real);
            case "executeBatch", "executeLargeBatch" -> executed(proxy, null, true, real);
            case "addBatch" -> noted((recorder, state) -> recorder.batch(state, text(args)), real);
            case "clearBatch" -> noted((recorder, state) -> recorder.clearBatch(state), real);
            case "clearParameters" -> {
                given.clear();
                yield noted((recorder, state) -> recorder.clearBinds(state), real);
            }
            case "getResultSet" -> fetched(proxy, false, real);
            case "getGeneratedKeys" -> fetched(proxy, true, real);
            case "getUpdateCount", "getLargeUpdateCount" -> counted(real);
            case "getMoreResults" -> noted((recorder, state) -> recorder.advancing(state), real);
            case "close" -> noted((recorder, state) -> recorder.closing(state), real);
            case "closeOnCompletion" -> told((recorder, state) -> recorder.completing(state), real);
            case "setFetchSize" -> told((recorder, state) -> recorder.fetchSize(state, (Integer) args[0]), real);
            case "getConnection" -> real.run() == null ? null : connection;
            default -> isBind(method, args) ? bound(method, args, real) : real.run();
        };
    }

    private @Nullable Object counted(Door.Call real) throws Throwable {
        Object count = real.run();
        Door.tell(slot, (recorder, state) -> {
            recorder.entering(state);
            recorder.counted(state, count instanceof Number number ? number.longValue() : -1);
        });
        return count;
    }

    private @Nullable Object executed(Object proxy, @Nullable String sql, boolean batch, Door.Call real)
            throws Throwable {
        ran = sql == null ? prepared : sql;
        if (!Door.RECORDING.isOpen()) {
            return watched(proxy, real.run());
        }
        Door.tell(slot, (recorder, state) -> recorder.executing(state, sql, batch));
        try {
            Object result = watched(proxy, kept(real.run()));
            Watched rows = of(result);
            Object told = rows == null ? result : rows.slot;
            long changed = result instanceof Number count ? count.longValue() : -1;
            Door.tell(slot, (recorder, state) -> recorder.executed(state, told, changed));
            return result;
        } catch (Throwable failure) {
            Door.tell(slot, (recorder, state) -> recorder.failed(state, failure));
            throw failure;
        }
    }

    /** Keeps the values of what turned out to be a query. */
    private @Nullable Object kept(@Nullable Object result) {
        String sql = ran;
        query = null;
        if (sql != null && (result instanceof ResultSet || Boolean.TRUE.equals(result))) {
            Door.tell(recorder -> query = Binds.keep(sql, given));
        }
        return result;
    }

    private @Nullable Object fetched(Object proxy, boolean keys, Door.Call real) throws Throwable {
        Door.tell(slot, (recorder, state) -> recorder.fetching(state));
        Watched rows = null;
        try {
            Object result = watched(proxy, real.run());
            rows = of(result);
            return result;
        } finally {
            Slot told = rows == null ? null : rows.slot;
            Door.tell(slot, (recorder, state) -> recorder.fetched(state, told, keys));
        }
    }

    /** The same watched result set for the same result set. */
    private @Nullable Object watched(Object proxy, @Nullable Object result) {
        if (!(result instanceof ResultSet rows)) {
            return result;
        }
        Watched known = of(latest);
        if (known instanceof WatchedResultSet again && known.target == rows) {
            again.of(query);
        } else {
            latest = new WatchedResultSet(rows, proxy, Cut.rows(ran), query).as(ResultSet.class);
        }
        return latest;
    }

    private @Nullable Object told(Door.StateNote note, Door.Call real) throws Throwable {
        Door.tell(slot, note);
        return real.run();
    }

    private static boolean isBind(Method method, Object[] args) {
        return args.length > 1 && args[0] instanceof Integer && method.getName().startsWith("set");
    }

    private @Nullable Object bound(Method method, Object[] args, Door.Call real) throws Throwable {
        Object value = method.getName().equals("setNull") ? null : args[1];
        Door.tell(recorder -> given.set(method.getName(), args));
        return noted((recorder, state) -> recorder.bind(state, (Integer) args[0], value), real);
    }

    private @Nullable Object noted(Door.StateNote note, Door.Call real) throws Throwable {
        Door.tell(slot, note);
        try {
            return real.run();
        } finally {
            Door.tell(slot, (recorder, state) -> recorder.left(state));
        }
    }
}
