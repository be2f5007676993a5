package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Holder;
import org.jspecify.annotations.Nullable;

/** Room for what the recorder keeps about one watched object. */
final class Slot implements Holder {
    private final Class<?> type;
    private @Nullable Object state;

    /** @param type the class of the driver's object behind it */
    Slot(Class<?> type) {
        this.type = type;
    }

    @Override
    public @Nullable Object flycatcherState() {
        return state;
    }

    @Override
    public void flycatcherState(@Nullable Object of) {
        state = of;
    }

    @Override
    public Class<?> flycatcherType() {
        return type;
    }
}
