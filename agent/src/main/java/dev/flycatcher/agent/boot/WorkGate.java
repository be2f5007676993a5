package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What advised entry points and the JDK's executors call; {@link Gate}'s rules are its rules. */
public final class WorkGate {
    private WorkGate() {}

    public static void begins(@Nullable Object target, int kind) {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.begins(kind, target, null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void begins(@Nullable Object target, @Nullable Object about, int kind) {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.begins(kind, target, about);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void ends(@Nullable Object target) {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.ends();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void ends(Throwable failure, @Nullable Object target) {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.ends();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void handed(Object task) {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.handed(task);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void runs(Object task) {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.runs(task);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void ran() {
        try {
            Work to = Gate.recorder;
            if (to != null) {
                to.ran();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
