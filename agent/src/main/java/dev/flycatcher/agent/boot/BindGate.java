package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advised statements call when something is bound to them, by place or by name, with their own state; {@link
 * Gate}'s rules are its rules.
 */
public final class BindGate {
    private BindGate() {}

    public static void bind(@Nullable Object state, int parameter, long value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, int parameter, double value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, int parameter, boolean value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, int parameter, @Nullable Object value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bindUnseen(@Nullable Object state, int parameter) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, parameter, null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, @Nullable String name, long value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, @Nullable String name, double value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, @Nullable String name, boolean value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bind(@Nullable Object state, @Nullable String name, @Nullable Object value) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void bindUnseen(@Nullable Object state, @Nullable String name) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.bind(state, to.parameter(state, name), null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void clearBinds(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.clearBinds(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void batch(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.batch(state, null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void batch(@Nullable Object state, @Nullable String sql) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.batch(state, sql);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void clearBatch(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.clearBatch(state);
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
