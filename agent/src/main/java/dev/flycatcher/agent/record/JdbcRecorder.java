package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Holder;
import dev.flycatcher.analyzer.trace.Result;
import java.lang.reflect.Proxy;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The recorder behind the gate. Statements are known by the state their maker's call attached: the innermost maker
 * attaches, so what wraps its statement has no state and passes unseen.
 */
public final class JdbcRecorder extends ReadRecorder {
    /** What is kept about objects that outlive a recorder says whose it is. */
    private static final AtomicInteger EPOCHS = new AtomicInteger();

    private final ThreadLocal<Context> contexts;
    private final Wrappers wrappers = new Wrappers();
    private final HandOffs handOffs = new HandOffs();
    private volatile int epoch;

    /** @param meter told what recording costs; null when nobody asks */
    public JdbcRecorder(Units units, @Nullable Meter meter) {
        this((Logs) units, meter);
    }

    JdbcRecorder(Logs logs) {
        this(logs, null);
    }

    private JdbcRecorder(Logs logs, @Nullable Meter meter) {
        contexts = ThreadLocal.withInitial(() -> new Context(logs, handOffs, meter));
        restart();
    }

    /** To be called before the gate is opened again: of the calls that went by meanwhile nobody told. */
    public final void restart() {
        epoch = EPOCHS.incrementAndGet();
    }

    /** Gives back what is kept for speed; the gate is shut for good. */
    public void forget() {
        Text.forget();
        handOffs.forget();
    }

    /** Tasks that went to another thread without their unit, for want of room. */
    public long lostHandOffs() {
        return handOffs.lost();
    }

    /** What the calling thread is in the middle of. */
    Context context() {
        return contexts.get().in(epoch);
    }

    private StatementState statement(Object state) {
        return ((StatementState) state).in(epoch);
    }

    @Override
    public void begins(int kind, Object target, @Nullable Object about) {
        context().scopes.begins(kind, target, about);
    }

    @Override
    public void ends() {
        context().scopes.leave();
    }

    @Override
    public void handed(Object task) {
        context().scopes.handed(task);
    }

    @Override
    public void runs(Object task) {
        context().scopes.runs(task);
    }

    @Override
    public void ran() {
        context().scopes.leave();
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
            } else if (wrappers.isWrapper(statement.getClass())) {
                holder.flycatcherState(null);
            } else {
                wrappers.made(statement.getClass());
                attach(context, connection, holder, sql);
            }
        }
        context.leavePrepare();
    }

    private static void wraps(Object connection, ConnectionState driver) {
        Holder outer = Holder.of(connection);
        if (outer != null && outer.flycatcherState() instanceof ConnectionState known) {
            driver.heldBy(known);
        }
    }

    private void attach(Context context, Object connection, Holder statement, @Nullable String sql) {
        ConnectionState state = connection(connection);
        context.checkouts.link(state);
        statement.flycatcherState(new StatementState(state, sql, epoch));
        context.attached(sql, state);
        Log log = context.logIfAny();
        if (log != null && sql != null) {
            long now = System.nanoTime();
            long since = context.preparingSince() == 0 ? now : context.preparingSince();
            log.mark(Log.PREPARE, since, now - since, state.number(log.unit));
        }
    }

    private static ConnectionState connection(Object connection) {
        Holder holder = Holder.of(connection);
        if (holder == null) {
            return new ConnectionState("");
        }
        if (holder.flycatcherState() instanceof ConnectionState known) {
            return known;
        }
        Class<?> type = connection instanceof Holder ? ((Holder) connection).flycatcherType() : connection.getClass();
        ConnectionState fresh = new ConnectionState(Engines.of(type));
        holder.flycatcherState(fresh);
        return fresh;
    }

    @Override
    public void unprepared() {
        context().leavePrepare();
    }

    @Override
    public void internal() {
        context().internal++;
    }

    @Override
    public void external() {
        context().external();
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
        if (kind != AUTO_COMMIT_OFF && log != null) {
            boolean commit = kind == COMMIT || kind == AUTO_COMMIT_ON;
            context.marked(state.end(log, commit ? Log.COMMIT : Log.ROLLBACK));
        }
        if (kind == AUTO_COMMIT_OFF || kind == AUTO_COMMIT_ON) {
            state.autoCommit = kind == AUTO_COMMIT_ON;
        }
    }

    @Override
    public void executing(Object state, @Nullable String sql, boolean batch) {
        StatementState statement = statement(state);
        if (statement.depth++ > 0) {
            return;
        }
        Context context = context();
        StatementState outer = context.running;
        Text text = context.internal > 0 || statement.wrapper ? null : statement.running(sql, batch);
        // What runs inside another execution is the driver's own business, unless the outer one is its wrapper.
        statement.ignored = text == null || outer != null && !outer.runs(text);
        if (text != null && !statement.ignored) {
            statement.outer = outer;
            context.running = statement;
            context.checkouts.link(statement.connection);
            Log log = context.log();
            long timed = started(log);
            statement.begin(log, text);
            stopped(log, timed);
        }
    }

    @Override
    public void executed(Object state, @Nullable Object result, long updateCount) {
        StatementState statement = statement(state);
        long changed = result instanceof int[] || result instanceof long[] ? UpdateCounts.sum(result) : updateCount;
        if (leaves(statement)) {
            Log log = statement.log;
            long timed = started(log);
            if (end(statement, changed, null)) {
                attach(rows(result), statement, Result.Kind.ROWS);
            }
            stopped(log, timed);
        }
    }

    @Override
    public void failed(Object state, Throwable failure) {
        StatementState statement = statement(state);
        if (leaves(statement)) {
            String sqlState = failure instanceof SQLException sql ? sql.getSQLState() : null;
            end(statement, -1, sqlState == null ? "" : sqlState);
        }
    }

    /** Whether the outermost call of an execution that is recorded ends here. */
    private static boolean leaves(StatementState statement) {
        statement.leave();
        return statement.depth == 0 && !statement.ignored;
    }

    /** Whether the execution was written. */
    private boolean end(StatementState statement, long updateCount, @Nullable String failure) {
        StatementState outer = statement.outer;
        context().running = outer;
        statement.outer = null;
        statement.ignored = true;
        if (outer != null && outer.sameText(statement)) {
            outer.wrapper = true;
        }
        return statement.end(updateCount, failure);
    }

    /** Where the state of a result set is kept; null for a result that is none. */
    private static @Nullable Holder rows(@Nullable Object result) {
        return result instanceof Holder rows ? rows : result instanceof ResultSet ? Holder.of(result) : null;
    }

    private static void attach(@Nullable Holder rows, StatementState statement, Result.Kind kind) {
        Log log = statement.log;
        Text text = statement.text;
        if (rows != null && log != null && text != null && !log.unit.isClosed()) {
            statement.latest = log.result(statement.execution, kind, text.shape());
            rows.flycatcherState(statement.latest);
        }
    }

    @Override
    public void bind(Object state, int parameter, long value) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void bind(Object state, int parameter, double value) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void bind(Object state, int parameter, boolean value) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void bind(Object state, int parameter, @Nullable Object value) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void clearBinds(Object state) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.clearBinds();
        }
    }

    @Override
    public void batch(Object state, @Nullable String sql) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0 && !statement.wrapper) {
            statement.batch(sql);
        }
    }

    @Override
    public void clearBatch(Object state) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.clearBatch();
        }
    }

    @Override
    public void fetching(Object state) {
        statement(state).depth++;
        context().internal++;
    }

    @Override
    public void fetched(Object state, @Nullable Object result, boolean keys) {
        StatementState statement = statement(state);
        Context context = context();
        context.external();
        statement.leave();
        Holder rows = rows(result);
        if (statement.depth == 0 && context.internal == 0 && statement.execution >= 0 && rows != null) {
            Result.Kind kind = keys ? Result.Kind.GENERATED_KEYS : Result.Kind.ROWS;
            if (!(rows.flycatcherState() instanceof ResultState known && known.isOf(statement, kind))) {
                attach(rows, statement, kind);
            }
        }
    }

    @Override
    public int parameter(Object state, @Nullable String name) {
        return statement(state).parameter(name);
    }

    @Override
    public void entering(Object state) {
        statement(state).depth++;
    }

    @Override
    public void counted(Object state, long updateCount) {
        StatementState statement = statement(state);
        statement.leave();
        if (statement.depth == 0) {
            statement.counted(updateCount);
        }
    }

    @Override
    public void advancing(Object state) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.advance();
        }
    }

    @Override
    public void closing(Object state) {
        StatementState statement = statement(state);
        if (statement.depth++ == 0) {
            statement.close();
        }
    }

    @Override
    public void left(Object state) {
        statement(state).leave();
    }
}
