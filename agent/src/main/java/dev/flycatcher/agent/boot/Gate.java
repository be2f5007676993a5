package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advised code calls. Whatever goes wrong behind it stays behind it: caught, counted, told once per kind; when a
 * budget of failures is spent the gate shuts itself. A shut gate costs one read of a field per call, and so does a target
 * that nothing is kept for.
 */
public final class Gate {
    static volatile @Nullable Recorder recorder;
    /** The same recorder where values that are read are recorded too, else null: then a getter passes a shut gate. */
    static volatile @Nullable Recorder values;

    private Gate() {}

    /** Opens the gate to all that passes, or shuts it with null. */
    public static void open(@Nullable Recorder to) {
        open(to, true);
    }

    /** Opens the gate, for values that are read only where told; null shuts it. A budget of failures begins anew. */
    public static void open(@Nullable Recorder to, boolean readsValues) {
        Failures.forgive();
        values = readsValues ? to : null;
        recorder = to;
    }

    /** Failures caught so far. */
    public static long failures() {
        return Failures.count();
    }

    /** Whether so much failed that the gate has shut itself. */
    public static boolean isSpent() {
        return Failures.spent();
    }

    /** What is kept about a statement or result set, which its advice hands on; null for nothing. */
    public static @Nullable Object state(Object target) {
        try {
            return target instanceof Holder ? ((Holder) target).flycatcherState() : Aside.state(target);
        } catch (Throwable ours) {
            caught(ours);
            return null;
        }
    }

    static void caught(Throwable failure) {
        try {
            if (Failures.add(failure)) {
                recorder = null;
                values = null;
                System.err.println("flycatcher: too many internal failures, recording ends here");
            }
        } catch (Throwable ignored) {
            // Nothing is left to be done, and the application must not see it.
        }
    }
}
