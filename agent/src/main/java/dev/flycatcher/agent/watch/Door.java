package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Recorder;
import dev.flycatcher.agent.record.Recording;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The one recording of this JVM's watched objects. Whatever fails in it is told once and harms nobody. */
final class Door {
    static final Recording RECORDING = new Recording(name -> name.startsWith("net.ttddyy.dsproxy."));

    private static final Recorder RECORDER = RECORDING.recorder();
    private static final AtomicLong FAILURES = new AtomicLong();
    private static final long BUDGET = 1_000;

    private Door() {}

    /** One thing to tell the recorder. */
    @FunctionalInterface
    interface Note {
        void to(Recorder recorder);
    }

    /** One thing to tell about an object the recorder keeps a state for. */
    @FunctionalInterface
    interface StateNote {
        void to(Recorder recorder, Object state);
    }

    static long failures() {
        return FAILURES.get();
    }

    static void tell(Note note) {
        if (FAILURES.get() < BUDGET) {
            try {
                note.to(RECORDER);
            } catch (Throwable ours) {
                caught(ours);
            }
        }
    }

    static void tell(Slot of, StateNote note) {
        Object state = of.flycatcherState();
        if (state != null) {
            tell(recorder -> note.to(recorder, state));
        }
    }

    /** Runs the real call between two notes; the second of them is told whether it succeeded or not. */
    static @Nullable Object around(Note before, Call call, Note after) throws Throwable {
        tell(before);
        try {
            return call.run();
        } finally {
            tell(after);
        }
    }

    /** The application's own call. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object run() throws Throwable;
    }

    static void caught(Throwable failure) {
        if (FAILURES.incrementAndGet() == 1) {
            System.err.println("flycatcher: internal failure, the application is not affected: " + failure);
        }
    }
}
