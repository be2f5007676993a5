package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Recorder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection: what it makes is watched, and the edges of its transactions are told. */
final class WatchedConnection extends Watched {

    WatchedConnection(Connection target, InvocationHandler next) {
        super(target, next, innermost(target));
    }

    /** Behind a pool's wrapper: the driver's own, which knows what it leads to. */
    private static Connection innermost(Connection target) {
        try {
            Connection inner = target.unwrap(Connection.class);
            return inner == null ? target : inner;
        } catch (SQLException | RuntimeException | LinkageError untold) {
            return target;
        }
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object[] args, Door.Call real) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement", "prepareCall", "createStatement" -> made(text(args), real);
            case "setAutoCommit" ->
                edge(Boolean.TRUE.equals(args[0]) ? Recorder.AUTO_COMMIT_ON : Recorder.AUTO_COMMIT_OFF, real);
            case "setReadOnly" -> edge(Boolean.TRUE.equals(args[0]) ? Recorder.READ_ONLY : Recorder.READ_WRITE, real);
            case "commit" -> edge(Recorder.COMMIT, real);
            case "rollback" -> args.length == 0 ? edge(Recorder.ROLLBACK, real) : real.run();
            case "close" -> edge(Recorder.CLOSE, real);
            case "getMetaData" ->
                real.run() instanceof DatabaseMetaData data
                        ? new WatchedMetaData(data, proxy).as(DatabaseMetaData.class)
                        : null;
            default -> real.run();
        };
    }

    private @Nullable Object made(@Nullable String sql, Door.Call real) throws Throwable {
        Door.tell(recorder -> recorder.preparing(sql));
        Watched made = null;
        try {
            Object statement = real.run();
            made = of(statement);
            return statement;
        } finally {
            Slot statement = made == null ? null : made.slot;
            Door.tell(recorder -> {
                if (statement == null) {
                    recorder.unprepared();
                } else {
                    recorder.prepared(slot, statement);
                }
            });
        }
    }

    private @Nullable Object edge(int kind, Door.Call real) throws Throwable {
        return Door.around(recorder -> recorder.edge(slot, kind), real, Recorder::external);
    }
}
