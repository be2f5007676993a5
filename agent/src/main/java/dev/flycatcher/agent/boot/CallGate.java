package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What advised statements call for parameters by name, and after an execution; {@link Gate}'s rules are its rules. */
public final class CallGate {
    private CallGate() {}

    public static void bind(Object target, @Nullable String name, long value) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(Object target, @Nullable String name, double value) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(Object target, @Nullable String name, boolean value) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(Object target, @Nullable String name, @Nullable Object value) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bindUnseen(Object target, @Nullable String name) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void entering(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.entering(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void counted(long updateCount, Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.counted(state, updateCount);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void advancing(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.advancing(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void closing(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.closing(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void completing(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.completing(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void fetchSize(Object target, int rows) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.fetchSize(state, rows);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void left(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.left(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void left(Throwable failure, Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.left(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
