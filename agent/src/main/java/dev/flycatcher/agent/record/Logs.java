package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Unit;
import org.jspecify.annotations.Nullable;

/** Where threads write. */
interface Logs {
    /** A log for what that thread does of its own accord. */
    Log burst(Thread thread);

    /** A unit for what the calling thread enters; null where units are opened by other means. */
    default @Nullable WorkUnit open(Unit.Kind kind) {
        return null;
    }

    /** Ends what {@link #open} began. */
    default void close(WorkUnit unit) {}

    /** There is no room left in that unit; it may be ended, so that another one begins. */
    default void full(WorkUnit unit) {}
}
