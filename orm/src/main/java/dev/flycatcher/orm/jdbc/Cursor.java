package dev.flycatcher.orm.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;

/** An open result. Holds a connection until it is closed. */
public final class Cursor implements AutoCloseable {
    private final ResultSet rows;
    private final End end;
    private final Function<SQLException, DatabaseException> failure;
    private long count;
    private boolean closed;

    interface End {
        void closed(long rows) throws SQLException;
    }

    Cursor(ResultSet rows, End end, Function<SQLException, DatabaseException> failure) {
        this.rows = rows;
        this.end = end;
        this.failure = failure;
    }

    /** Moves to the next row; false, and closed, after the last. */
    public boolean next() throws SQLException {
        if (closed) {
            throw new ConnectionException(
                    "This stream was closed, or its database was. Read it inside the block that opened it.", null);
        }
        if (rows.next()) {
            count++;
            return true;
        }
        close();
        return false;
    }

    public ResultSet rows() {
        return rows;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            try {
                rows.close();
            } finally {
                end.closed(count);
            }
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }
}
