package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advised statements call when they execute and hand out results, with their own state; {@link Gate}'s rules are its
 * rules.
 */
public final class StatementGate {
    private StatementGate() {}

    public static void executing(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.executing(state, null, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void executingBatch(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.executing(state, null, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void executing(@Nullable Object state, @Nullable String sql) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.executing(state, sql, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void executed(@Nullable Object result, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.executed(state, result, -1);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void executed(long updateCount, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.executed(state, null, updateCount);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void executed(boolean rows, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.executed(state, null, -1);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void failed(Throwable failure, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.failed(state, failure);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void fetching(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.fetching(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void fetched(@Nullable Object result, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.fetched(state, result, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void fetchedKeys(@Nullable Object result, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.fetched(state, result, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unfetched(Throwable failure, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.fetched(state, null, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
