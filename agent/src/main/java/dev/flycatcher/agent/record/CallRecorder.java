package dev.flycatcher.agent.record;

import org.jspecify.annotations.Nullable;

/** The part of the recorder that hears what is done with a statement beside its executions. */
abstract class CallRecorder extends ReadRecorder {

    CallRecorder(Logs logs, @Nullable Meter meter) {
        super(logs, meter);
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
            statement.closed();
        }
    }

    @Override
    public void completing(Object state) {
        statement(state).closesItself();
    }

    @Override
    public void fetchSize(Object state, int rows) {
        if (state instanceof ResultState result) {
            result.fetchSize(rows);
        } else {
            statement(state).fetchSize = Math.max(0, rows);
        }
    }

    @Override
    public void left(Object state) {
        statement(state).leave();
    }
}
