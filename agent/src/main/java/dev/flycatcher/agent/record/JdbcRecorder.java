package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Holder;
import dev.flycatcher.analyzer.trace.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The recorder behind the gate; its own part is what executions do. */
public final class JdbcRecorder extends ConnectionRecorder {

    /** @param meter told what recording costs; null when nobody asks */
    public JdbcRecorder(Units units, @Nullable Meter meter) {
        super(units, meter);
    }

    JdbcRecorder(Logs logs) {
        super(logs, null);
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
            statement.context = context;
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
            boolean written = end(statement, changed, null);
            Holder rows = rows(result);
            if (rows != null && (written || !statement.wrapper)) {
                attach(rows, statement, Result.Kind.ROWS, statement.nanos);
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
        Context context = statement.context;
        if (context != null) {
            context.running = outer;
        }
        statement.context = null;
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

    /** A result set that is handed out again keeps its state, and tells of the last execution alone. */
    private static void attach(Holder rows, StatementState statement, Result.Kind kind, long clock) {
        Object last = rows.flycatcherState();
        statement.latest = statement.result(kind, clock, last);
        if (statement.latest != last) {
            rows.flycatcherState(statement.latest);
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
                attach(rows, statement, kind, System.nanoTime());
            }
        }
    }
}
