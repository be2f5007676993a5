package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Holder;
import org.jspecify.annotations.Nullable;

/** Room for what the recorder keeps about one watched object. */
final class Slot implements Holder {
    private final Object target;
    private @Nullable Object state;

    /** @param target the driver's object behind it */
    Slot(Object target) {
        this.target = target;
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
    public Object flycatcherTarget() {
        return target;
    }
}
