package dev.flycatcher.agent.record;

import org.jspecify.annotations.Nullable;

/** The part of the recorder that hears what is read: of result sets, and of a call's parameters. */
abstract class ReadRecorder extends WorkRecorder {

    ReadRecorder(Logs logs, @Nullable Meter meter) {
        super(logs, meter);
    }

    /** Where it is read from: a statement's parameters are a result of their own. */
    private static @Nullable ResultState result(Object state) {
        return state instanceof ResultState result ? result : ((StatementState) state).outs();
    }

    @Override
    public void reading(Object state, int index) {
        ResultState result = result(state);
        if (result != null) {
            result.reading(index);
        }
    }

    @Override
    public void reading(Object state, @Nullable String label) {
        ResultState result = result(state);
        if (result != null) {
            result.reading(label);
        }
    }

    @Override
    public void read(Object state, long value) {
        ResultState result = result(state);
        if (result != null && result.leave()) {
            long timed = started(result.log);
            result.read(Word.of(value), value);
            stopped(result.log, timed);
        }
    }

    @Override
    public void read(Object state, double value) {
        ResultState result = result(state);
        if (result != null && result.leave()) {
            long timed = started(result.log);
            result.read(Word.of(value));
            stopped(result.log, timed);
        }
    }

    @Override
    public void read(Object state, boolean value) {
        ResultState result = result(state);
        if (result != null && result.leave()) {
            long timed = started(result.log);
            result.read(Word.of(value));
            stopped(result.log, timed);
        }
    }

    @Override
    public void read(Object state, @Nullable Object value) {
        ResultState result = result(state);
        if (result != null && result.leave()) {
            long timed = started(result.log);
            result.read(value);
            stopped(result.log, timed);
        }
    }

    @Override
    public void unread(Object state, boolean failed) {
        ResultState result = result(state);
        if (result != null && result.leave() && !failed) {
            result.unseen();
        }
    }

    @Override
    public void wasNull(Object state, boolean wasNull) {
        ResultState result = result(state);
        if (result != null && result.leave() && wasNull) {
            result.wasNull();
        }
    }

    @Override
    public void moving(Object state) {
        ResultState result = result(state);
        if (result != null) {
            result.moving();
        }
    }

    @Override
    public void jumping(Object state, int row, boolean relative) {
        ((ResultState) state).jumping(row, relative);
    }

    @Override
    public void rewound(Object state) {
        ResultState result = (ResultState) state;
        if (result.leave()) {
            result.rewound();
        }
    }

    @Override
    public void moved(Object state, boolean onRow, int by) {
        ResultState result = result(state);
        if (result != null && result.leave()) {
            long timed = started(result.log);
            result.moved(onRow, by);
            stopped(result.log, timed);
        }
    }

    @Override
    public void closed(Object state) {
        ResultState result = result(state);
        if (result != null && result.leave()) {
            result.closed();
        }
    }
}
