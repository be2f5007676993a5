package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the gate hands on. A {@code state} is what this recorder itself put into a {@link Holder}; values come without
 * boxing. May throw: the gate catches.
 */
public interface Recorder extends Work {
    /** Kinds of {@link #edge}. */
    int AUTO_COMMIT_ON = 0;

    int AUTO_COMMIT_OFF = 1;
    int COMMIT = 2;
    int ROLLBACK = 3;
    int CLOSE = 4;
    int READ_ONLY = 5;
    int READ_WRITE = 6;

    /** Enters a call that makes a statement; {@code sql} is null for a plain one. */
    void preparing(@Nullable String sql);

    void prepared(Object connection, @Nullable Object statement);

    void unprepared();

    /** Until {@link #external}, this thread works for the driver, not for the application. */
    void internal();

    void external();

    /** Enters a call of a driver or data source that makes a connection. */
    void opening(Object source);

    /** Leaves it; {@code connection} is null when it made none. */
    void opened(Object source, @Nullable Object connection);

    /** An edge of a transaction or of what a connection is for begins; it is internal work as well, so {@link #external} ends it. */
    void edge(Object connection, int kind);

    void executing(Object state, @Nullable String sql, boolean batch);

    void executed(Object state, @Nullable Object result, long updateCount);

    void failed(Object state, Throwable failure);

    /** Enters a call that binds, batches or fetches; {@link #left} leaves it. */
    void bind(Object state, int parameter, long value);

    void bind(Object state, int parameter, double value);

    void bind(Object state, int parameter, boolean value);

    void bind(Object state, int parameter, @Nullable Object value);

    void clearBinds(Object state);

    void batch(Object state, @Nullable String sql);

    void clearBatch(Object state);

    void fetching(Object state);

    void fetched(Object state, @Nullable Object result, boolean keys);

    void left(Object state);

    /** Number of the parameter of that name, from 1; 0 when it has none. */
    int parameter(Object state, @Nullable String name);

    /** Enters a call that {@link #counted} or {@link #left} leaves. */
    void entering(Object state);

    /** Leaves a call that told the rows changed by the execution before, negative for none. */
    void counted(Object state, long updateCount);

    /** Enters a call that goes on to the next result. */
    void advancing(Object state);

    /** Enters a statement's close. */
    void closing(Object state);

    /** The statement will close itself once its results are closed. */
    void completing(Object state);

    /** So many rows are to come in one trip from here on, of a statement or a result; 0 for as many as the driver likes. */
    void fetchSize(Object state, int rows);

    /** Enters a read by 1-based index. */
    void reading(Object state, int index);

    /** Enters a read by label. */
    void reading(Object state, @Nullable String label);

    void read(Object state, long value);

    void read(Object state, double value);

    void read(Object state, boolean value);

    void read(Object state, @Nullable Object value);

    /** Leaves a read that failed, or whose value is not looked at. */
    void unread(Object state, boolean failed);

    void wasNull(Object state, boolean wasNull);

    void moving(Object state);

    /** Enters a jump: to a row from 1, from the end for a negative one; or by so many rows. */
    void jumping(Object state, int row, boolean relative);

    /** Leaves a jump to before the first row, or past the last one. */
    void rewound(Object state);

    /** Leaves a move; {@code by} is 1 for the next row, -1 for the one before, 0 for a jump. */
    void moved(Object state, boolean onRow, int by);

    void closed(Object state);
}
