package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Holder;
import dev.flycatcher.agent.boot.Recorder;
import dev.flycatcher.analyzer.trace.Result;
import java.sql.Driver;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The recorder behind the gate. Statements are known by the state their maker's call attached: the innermost maker
 * attaches, so what wraps its statement has no state and passes unseen.
 */
public final class JdbcRecorder implements Recorder {
    private final ThreadLocal<Context> contexts;
    private final Wrappers wrappers = new Wrappers();

    public JdbcRecorder(Units units) {
        this((Logs) units);
    }

    JdbcRecorder(Logs logs) {
        contexts = ThreadLocal.withInitial(() -> new Context(logs));
    }

    /** What the calling thread is in the middle of. */
    Context context() {
        return contexts.get();
    }

    @Override
    public void preparing(@Nullable String sql) {
        contexts.get().enterPrepare(sql);
    }

    @Override
    public void prepared(Object connection, @Nullable Object statement) {
        Context context = contexts.get();
        String sql = context.preparing();
        if (statement instanceof Holder holder && context.internal == 0) {
            ConnectionState driver = context.wraps(sql);
            if (driver != null) {
                wrappers.learn(holder);
                wraps(connection, driver);
            } else if (wrappers.isWrapper(holder)) {
                holder.flycatcherState(null);
            } else {
                attach(context, connection, holder, sql);
            }
        }
        context.leavePrepare();
    }

    private static void wraps(Object connection, ConnectionState driver) {
        if (connection instanceof Holder outer && outer.flycatcherState() instanceof ConnectionState known) {
            driver.heldBy(known);
        }
    }

    private void attach(Context context, Object connection, Holder statement, @Nullable String sql) {
        ConnectionState state = connection(connection);
        context.checkouts.link(state);
        statement.flycatcherState(new StatementState(state, sql));
        wrappers.made(statement);
        context.attached(sql, state);
        Log log = context.logIfAny();
        if (log != null && sql != null) {
            long since = context.preparingSince();
            log.mark(Log.PREPARE, since, System.nanoTime() - since, state.number(log.unit));
        }
    }

    private static ConnectionState connection(Object connection) {
        if (!(connection instanceof Holder holder)) {
            return new ConnectionState("");
        }
        if (holder.flycatcherState() instanceof ConnectionState known) {
            return known;
        }
        ConnectionState fresh = new ConnectionState(Engines.of(connection.getClass()));
        holder.flycatcherState(fresh);
        return fresh;
    }

    @Override
    public void unprepared() {
        contexts.get().leavePrepare();
    }

    @Override
    public void internal() {
        contexts.get().internal++;
    }

    @Override
    public void external() {
        contexts.get().external();
    }

    @Override
    public void opening(Object source) {
        Context context = contexts.get();
        context.checkouts.opening();
        context.internal += source instanceof Driver ? 1 : 0;
    }

    @Override
    public void opened(Object source, @Nullable Object connection) {
        Context context = contexts.get();
        context.internal -= source instanceof Driver && context.internal > 0 ? 1 : 0;
        if (context.checkouts.leave() && context.internal == 0 && connection instanceof Holder) {
            context.checkouts.opened(connection(connection));
        }
    }

    @Override
    public void edge(Object connection, int kind) {
        Context context = contexts.get();
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
        StatementState statement = (StatementState) state;
        if (statement.depth++ > 0) {
            return;
        }
        Context context = contexts.get();
        StatementState outer = context.running;
        Text text = context.internal > 0 || statement.wrapper ? null : statement.running(sql, batch);
        // What runs inside another execution is the driver's own business, unless the outer one is its wrapper.
        statement.ignored = text == null || outer != null && !outer.runs(text);
        if (text != null && !statement.ignored) {
            statement.outer = outer;
            context.running = statement;
            context.checkouts.link(statement.connection);
            statement.begin(context.log(), text);
        }
    }

    @Override
    public void executed(Object state, @Nullable Object result, long updateCount) {
        StatementState statement = (StatementState) state;
        long changed = result instanceof int[] || result instanceof long[] ? UpdateCounts.sum(result) : updateCount;
        if (leaves(statement) && end(statement, changed, null) && result instanceof Holder rows) {
            attach(rows, statement, Result.Kind.ROWS);
        }
    }

    @Override
    public void failed(Object state, Throwable failure) {
        StatementState statement = (StatementState) state;
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
        contexts.get().running = outer;
        statement.outer = null;
        statement.ignored = true;
        if (outer != null && outer.sameText(statement)) {
            outer.wrapper = true;
        }
        return statement.end(updateCount, failure);
    }

    private static void attach(Holder rows, StatementState statement, Result.Kind kind) {
        Log log = statement.log;
        Text text = statement.text;
        if (log != null && text != null && !log.unit.isClosed()) {
            rows.flycatcherState(log.result(statement.execution, kind, text.shape()));
        }
    }

    @Override
    public void bind(Object state, int parameter, long value) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void bind(Object state, int parameter, double value) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void bind(Object state, int parameter, boolean value) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void bind(Object state, int parameter, @Nullable Object value) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0) {
            statement.bind(parameter, Word.of(value));
        }
    }

    @Override
    public void clearBinds(Object state) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0) {
            statement.clearBinds();
        }
    }

    @Override
    public void batch(Object state, @Nullable String sql) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0 && !statement.wrapper) {
            statement.batch(sql);
        }
    }

    @Override
    public void clearBatch(Object state) {
        StatementState statement = (StatementState) state;
        if (statement.depth++ == 0) {
            statement.clearBatch();
        }
    }

    @Override
    public void fetching(Object state) {
        ((StatementState) state).depth++;
        contexts.get().internal++;
    }

    @Override
    public void fetched(Object state, @Nullable Object result, boolean keys) {
        StatementState statement = (StatementState) state;
        Context context = contexts.get();
        context.external();
        statement.leave();
        if (statement.depth == 0
                && context.internal == 0
                && statement.execution >= 0
                && result instanceof Holder rows) {
            Result.Kind kind = keys ? Result.Kind.GENERATED_KEYS : Result.Kind.ROWS;
            if (!(rows.flycatcherState() instanceof ResultState known && known.isOf(statement, kind))) {
                attach(rows, statement, kind);
            }
        }
    }

    @Override
    public void left(Object state) {
        ((StatementState) state).leave();
    }

    @Override
    public void reading(Object state, int index) {
        ((ResultState) state).reading(index);
    }

    @Override
    public void reading(Object state, @Nullable String label) {
        ((ResultState) state).reading(label);
    }

    @Override
    public void read(Object state, long value) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.read(Word.of(value), value);
        }
    }

    @Override
    public void read(Object state, double value) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.read(Word.of(value));
        }
    }

    @Override
    public void read(Object state, boolean value) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.read(Word.of(value));
        }
    }

    @Override
    public void read(Object state, @Nullable Object value) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.read(value);
        }
    }

    @Override
    public void unread(Object state, boolean failed) {
        ResultState result = (ResultState) state;
        if (result.leave() && !failed) {
            result.unseen();
        }
    }

    @Override
    public void wasNull(Object state, boolean wasNull) {
        ResultState result = (ResultState) state;
        if (result.leave() && wasNull) {
            result.wasNull();
        }
    }

    @Override
    public void moving(Object state) {
        ((ResultState) state).depth++;
    }

    @Override
    public void moved(Object state, boolean onRow, int by) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.moved(onRow, by);
        }
    }

    @Override
    public void closed(Object state) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.closed();
        }
    }
}
