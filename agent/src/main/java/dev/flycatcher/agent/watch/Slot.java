package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Holder;
import org.jspecify.annotations.Nullable;

/** Room for what the recorder keeps about one watched object. */
final class Slot implements Holder {
    private @Nullable Object state;

    @Override
    public @Nullable Object flycatcherState() {
        return state;
    }

    @Override
    public void flycatcherState(@Nullable Object of) {
        state = of;
    }
}
