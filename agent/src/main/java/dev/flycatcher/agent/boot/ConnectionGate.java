package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What advised drivers, data sources and connections call; {@link Gate}'s rules are its rules. */
public final class ConnectionGate {
    private ConnectionGate() {}

    public static void preparing(Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.preparing(null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void preparing(Object target, @Nullable String sql) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.preparing(sql);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void prepared(@Nullable Object statement, Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.prepared(target, statement);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unprepared(Throwable failure, Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.unprepared();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void internal(Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.internal();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void external(Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.external();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void external(Throwable failure, Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.external();
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void opening(Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.opening(target);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void opened(@Nullable Object connection, Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.opened(target, connection);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unopened(Throwable failure, Object target) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.opened(target, null);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void edge(Object target, int kind) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.edge(target, kind);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void edge(Object target, boolean autoCommit) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.edge(target, autoCommit ? Recorder.AUTO_COMMIT_ON : Recorder.AUTO_COMMIT_OFF);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void readOnly(Object target, boolean on) {
        try {
            Recorder to = Gate.recorder;
            if (to != null) {
                to.edge(target, on ? Recorder.READ_ONLY : Recorder.READ_WRITE);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
