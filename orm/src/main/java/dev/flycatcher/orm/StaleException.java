package dev.flycatcher.orm;

/** The row was changed or deleted since it was read. Read it again and decide anew. */
public final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleException(String message) {
        super(message);
    }
}
