package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What advised statements call after an execution, with their own state; {@link Gate}'s rules are its rules. */
public final class CallGate {
    private CallGate() {}

    public static void entering(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.entering(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void counted(long updateCount, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.counted(state, updateCount);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void advancing(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.advancing(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void closing(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.closing(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void completing(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.completing(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void fetchSize(@Nullable Object state, int rows) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.fetchSize(state, rows);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void left(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.left(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void left(Throwable failure, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.left(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
