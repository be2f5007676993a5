package dev.flycatcher.orm;

/** A relation was read that had not been loaded, where loading it on the way is forbidden or impossible. */
public final class NotLoadedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotLoadedException(String message) {
        super(message);
    }
}
