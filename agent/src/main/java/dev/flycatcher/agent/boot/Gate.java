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

    static @Nullable Object state(Object target) {
        return target instanceof Holder ? ((Holder) target).flycatcherState() : Aside.state(target);
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

    public static void preparing(Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.preparing(null);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void preparing(Object target, @Nullable String sql) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.preparing(sql);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void prepared(@Nullable Object statement, Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.prepared(target, statement);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void unprepared(Throwable failure, Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.unprepared();
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void internal(Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.internal();
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void external(Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.external();
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void external(Throwable failure, Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.external();
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void opening(Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.opening(target);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void opened(@Nullable Object connection, Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.opened(target, connection);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void unopened(Throwable failure, Object target) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.opened(target, null);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void edge(Object target, int kind) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.edge(target, kind);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void edge(Object target, boolean autoCommit) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.edge(target, autoCommit ? Recorder.AUTO_COMMIT_ON : Recorder.AUTO_COMMIT_OFF);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void readOnly(Object target, boolean on) {
        try {
            Recorder to = recorder;
            if (to != null) {
                to.edge(target, on ? Recorder.READ_ONLY : Recorder.READ_WRITE);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void executing(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.executing(state, null, false);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void executingBatch(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.executing(state, null, true);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void executing(Object target, @Nullable String sql) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.executing(state, sql, false);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void executed(@Nullable Object result, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.executed(state, result, -1);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void executed(long updateCount, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.executed(state, null, updateCount);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void executed(boolean rows, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.executed(state, null, -1);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void failed(Throwable failure, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.failed(state, failure);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void bind(Object target, int parameter, long value) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void bind(Object target, int parameter, double value) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void bind(Object target, int parameter, boolean value) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void bind(Object target, int parameter, @Nullable Object value) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.bind(state, parameter, value);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void bindUnseen(Object target, int parameter) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.bind(state, parameter, null);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void clearBinds(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.clearBinds(state);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void batch(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.batch(state, null);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void batch(Object target, @Nullable String sql) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.batch(state, sql);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void clearBatch(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.clearBatch(state);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void fetching(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.fetching(state);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void fetched(@Nullable Object result, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.fetched(state, result, false);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void fetchedKeys(@Nullable Object result, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.fetched(state, result, true);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void left(Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.left(state);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void left(Throwable failure, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.left(state);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }

    public static void unfetched(Throwable failure, Object target) {
        try {
            Recorder to = recorder;
            Object state = to == null ? null : state(target);
            if (to != null && state != null) {
                to.fetched(state, null, false);
            }
        } catch (Throwable ours) {
            caught(ours);
        }
    }
}
