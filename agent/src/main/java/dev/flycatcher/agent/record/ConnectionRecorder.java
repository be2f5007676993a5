package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Holder;
import java.lang.reflect.Proxy;
import java.sql.Driver;
import org.jspecify.annotations.Nullable;

/**
 * The part of the recorder that hears how statements and connections are made, and where transactions end. Statements
 * are known by the state their maker's call attached: the innermost maker attaches, so what wraps its statement has no
 * state and passes unseen.
 */
abstract class ConnectionRecorder extends CallRecorder {
    private final Wrappers wrappers = new Wrappers();

    ConnectionRecorder(Logs logs, @Nullable Meter meter) {
        super(logs, meter);
    }

    @Override
    public void preparing(@Nullable String sql) {
        context().enterPrepare(sql);
    }

    @Override
    public void prepared(Object connection, @Nullable Object statement) {
        Context context = context();
        String sql = context.preparing();
        Holder holder = Holder.of(statement);
        if (statement != null && holder != null && context.internal == 0) {
            ConnectionState driver = context.wraps(sql);
            if (driver != null) {
                wrappers.learn(statement.getClass(), holder);
                wraps(connection, driver);
            } else if (isWrapper(statement, holder)) {
                holder.flycatcherState(null);
            } else {
                attach(context, connection, holder, sql);
            }
        }
        context.leavePrepare();
    }

    /** Of a statement that was handed out before it is known, unless something was learned since. */
    private boolean isWrapper(Object statement, Holder holder) {
        StatementState known = holder.flycatcherState() instanceof StatementState last ? last : null;
        int learned = wrappers.learned();
        if (known != null && known.learned == learned) {
            return false;
        }
        if (wrappers.isWrapper(statement.getClass())) {
            return true;
        }
        wrappers.made(statement.getClass());
        if (known != null) {
            known.learned = learned;
        }
        return false;
    }

    private static void wraps(Object connection, ConnectionState driver) {
        Holder outer = Holder.of(connection);
        if (outer != null && outer.flycatcherState() instanceof ConnectionState known) {
            driver.heldBy(known);
        }
    }

    /** A driver that hands out the same object again, as one with a statement cache does, finds its state there. */
    private void attach(Context context, Object connection, Holder statement, @Nullable String sql) {
        ConnectionState state = connection(connection);
        context.checkouts.link(state);
        context.internal++;
        state.describe(target(connection));
        context.internal--;
        boolean known = statement.flycatcherState() instanceof StatementState last && last.again(state, sql, epoch());
        if (!known) {
            statement.flycatcherState(new StatementState(state, sql, epoch()));
        }
        context.attached(sql, state);
    }

    private static ConnectionState connection(Object connection) {
        Holder holder = Holder.of(connection);
        if (holder == null) {
            return new ConnectionState(Engines.UNKNOWN);
        }
        if (holder.flycatcherState() instanceof ConnectionState known) {
            return known;
        }
        ConnectionState fresh =
                new ConnectionState(Engines.of(target(connection).getClass()));
        holder.flycatcherState(fresh);
        return fresh;
    }

    private static Object target(Object connection) {
        return connection instanceof Holder ? ((Holder) connection).flycatcherTarget() : connection;
    }

    @Override
    public void unprepared() {
        context().leavePrepare();
    }

    @Override
    public void opening(Object source) {
        Context context = context();
        context.checkouts.opening();
        context.internal += source instanceof Driver ? 1 : 0;
    }

    @Override
    public void opened(Object source, @Nullable Object connection) {
        Context context = context();
        context.internal -= source instanceof Driver && context.internal > 0 ? 1 : 0;
        if (context.checkouts.leave() && context.internal == 0 && connection != null && showsItsClose(connection)) {
            context.checkouts.opened(connection(connection));
        }
    }

    /** A JDK proxy, as some pools hand out, is not advised: what was opened would never be closed. */
    private static boolean showsItsClose(Object connection) {
        return !Proxy.isProxyClass(connection.getClass()) && Holder.of(connection) != null;
    }

    @Override
    public void edge(Object connection, int kind) {
        Context context = context();
        boolean own = context.internal++ == 0;
        ConnectionState state = connection(connection);
        Log log = context.logIfAny();
        if (kind == CLOSE && own) {
            // Before the driver or the pool rolls back what was left open.
            context.marked(state.give(log));
        }
        if (kind == READ_ONLY || kind == READ_WRITE) {
            state.readOnly(kind == READ_ONLY);
        } else if (kind != AUTO_COMMIT_OFF && log != null) {
            boolean commit = kind == COMMIT || kind == AUTO_COMMIT_ON;
            context.marked(state.end(log, commit ? Log.COMMIT : Log.ROLLBACK));
        }
        if (kind == AUTO_COMMIT_OFF || kind == AUTO_COMMIT_ON) {
            state.autoCommit = kind == AUTO_COMMIT_ON;
        }
    }
}
