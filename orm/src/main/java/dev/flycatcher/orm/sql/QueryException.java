package dev.flycatcher.orm.sql;

/** A query that cannot be right, told while it is built: what is wrong, where, and what to write instead. */
public class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public QueryException(String message) {
        super(message);
    }
}
