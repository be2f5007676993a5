package dev.flycatcher.orm;

/** A row that must exist does not. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFoundException(String message) {
        super(message);
    }
}
