package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.QueryException;

/** An entity without a key was used where only a saved one makes sense. */
public final class UnsavedException extends QueryException {
    private static final long serialVersionUID = 1;

    UnsavedException(String message) {
        super(message);
    }
}
