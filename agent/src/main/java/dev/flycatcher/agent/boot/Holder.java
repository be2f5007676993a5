package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by every advised connection, statement and result set: room for the one object that the recorder keeps
 * about it. Null means that nothing is recorded for it, as for a pool's wrapper.
 */
public interface Holder {
    @Nullable
    Object flycatcherState();

    void flycatcherState(@Nullable Object state);

    /** The driver's own object that this stands for. */
    default Object flycatcherTarget() {
        return this;
    }

    /** Where the state of that object is kept; null when it is to be kept nowhere. */
    static @Nullable Holder of(@Nullable Object object) {
        return object instanceof Holder ? (Holder) object : object == null ? null : Aside.of(object);
    }
}
