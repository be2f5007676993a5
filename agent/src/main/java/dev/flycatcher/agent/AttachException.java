package dev.flycatcher.agent;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JVM could not be attached to, or detached from; the message says why and what helps, in one line. */
public final class AttachException extends IOException {
    private static final long serialVersionUID = 1;

    AttachException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
