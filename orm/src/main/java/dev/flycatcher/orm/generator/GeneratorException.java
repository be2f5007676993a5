package dev.flycatcher.orm.generator;

/** What was asked for cannot be written; the message says where and what to change. Nothing has been written. */
public final class GeneratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GeneratorException(String message) {
        super(message);
    }
}
