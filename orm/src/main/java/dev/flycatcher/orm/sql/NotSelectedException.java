package dev.flycatcher.orm.sql;

/** A row was asked for something its query did not select. Not selected is not null. */
public final class NotSelectedException extends QueryException {
    private static final long serialVersionUID = 1;

    public NotSelectedException(String message) {
        super(message);
    }
}
