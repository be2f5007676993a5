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
}
