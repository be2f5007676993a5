package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Recorder;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** A result set: the values read of it are told, and it knows the watched statement. */
final class WatchedResultSet extends Watched {
    private final Object statement;
    private final long most;
    private Binds.@Nullable Query query;
    private Binds.@Nullable Query counted;
    private long stepped;
    private long seen;

    /**
     * @param most rows after which it ends, whatever the target has
     * @param query told how many rows it had when it was read to its end in one go; null when nobody asks
     */
    WatchedResultSet(ResultSet target, Object statement, long most, Binds.@Nullable Query query) {
        super(target, null);
        this.statement = statement;
        this.most = most;
        of(query);
    }

    /** It is that query's from here on: drivers that have one object for all results of a statement use it again. */
    void of(Binds.@Nullable Query latest) {
        if (query != latest) {
            query = latest;
            counted = most == Long.MAX_VALUE ? latest : null;
            seen = 0;
        }
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object[] args, Door.Call real) throws Throwable {
        return switch (method.getName()) {
            case "next" -> moved(1, () -> stepped(real));
            case "previous" -> {
                counted = null;
                yield moved(-1, real);
            }
            case "first" -> jumped(1, false, real);
            case "last" -> jumped(-1, false, real);
            case "absolute" -> jumped((Integer) args[0], false, real);
            case "relative" -> jumped((Integer) args[0], true, real);
            case "beforeFirst" -> rewound(0, real);
            case "afterLast" -> rewound(-1, real);
            case "wasNull" -> left(real, (recorder, state, result) -> recorder.wasNull(state, (Boolean) result));
            case "close" -> left(real, (recorder, state, result) -> recorder.closed(state));
            case "setFetchSize" -> {
                Door.tell(slot, (recorder, state) -> recorder.fetchSize(state, (Integer) args[0]));
                yield real.run();
            }
            case "getStatement" -> real.run() == null ? null : statement;
            default -> isRead(method, args) ? read(args[0], real) : real.run();
        };
    }

    private static boolean isRead(Method method, Object[] args) {
        return method.getName().startsWith("get")
                && args.length > 0
                && (args[0] instanceof Integer || args[0] instanceof String);
    }

    private boolean stepped(Door.Call real) throws Throwable {
        boolean there = stepped++ < most && Boolean.TRUE.equals(real.run());
        if (there) {
            seen++;
        } else if (counted != null) {
            counted.ended(seen);
            counted = null;
        }
        return there;
    }

    private @Nullable Object moved(int by, Door.Call real) throws Throwable {
        return left(real, (recorder, state, result) -> recorder.moved(state, (Boolean) result, by));
    }

    private @Nullable Object jumped(int row, boolean relative, Door.Call real) throws Throwable {
        counted = null;
        Door.tell(slot, (recorder, state) -> recorder.jumping(state, row, relative));
        return leaving(real, (recorder, state, result) -> recorder.moved(state, (Boolean) result, 0));
    }

    private @Nullable Object rewound(int row, Door.Call real) throws Throwable {
        counted = null;
        Door.tell(slot, (recorder, state) -> recorder.jumping(state, row, false));
        return leaving(real, (recorder, state, result) -> recorder.rewound(state));
    }

    private @Nullable Object read(Object column, Door.Call real) throws Throwable {
        Door.tell(slot, (recorder, state) -> {
            if (column instanceof Integer index) {
                recorder.reading(state, index);
            } else {
                recorder.reading(state, (String) column);
            }
        });
        return leaving(real, (recorder, state, result) -> recorder.read(state, result));
    }

    private @Nullable Object left(Door.Call real, Leaving note) throws Throwable {
        Door.tell(slot, (recorder, state) -> recorder.moving(state));
        return leaving(real, note);
    }

    private @Nullable Object leaving(Door.Call real, Leaving note) throws Throwable {
        try {
            Object result = real.run();
            Door.tell(slot, (recorder, state) -> note.to(recorder, state, result));
            return result;
        } catch (Throwable failure) {
            Door.tell(slot, (recorder, state) -> recorder.unread(state, true));
            throw failure;
        }
    }

    /** What to tell when the call has returned. */
    @FunctionalInterface
    private interface Leaving {
        void to(Recorder recorder, Object state, @Nullable Object result);
    }
}
