package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What advised result sets call; {@link Gate}'s rules are its rules. */
public final class ResultGate {
    private ResultGate() {}

    public static void reading(Object target, int index) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.reading(state, index);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void reading(Object target, @Nullable String label) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.reading(state, label);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(long value, Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(double value, Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(boolean value, Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(@Nullable Object value, Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unread(Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.unread(state, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unread(Throwable failure, Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.unread(state, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void checking(Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.moving(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void wasNull(boolean wasNull, Object target) {
        try {
            Recorder to = Gate.values;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.wasNull(state, wasNull);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void moving(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.moving(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void jumping(Object target, int row) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.jumping(state, row, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void skipping(Object target, int rows) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.jumping(state, rows, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void ending(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.jumping(state, -1, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void rewound(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.rewound(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void next(boolean onRow, Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.moved(state, onRow, 1);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void previous(boolean onRow, Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.moved(state, onRow, -1);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void jumped(boolean onRow, Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.moved(state, onRow, 0);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unmoved(Throwable failure, Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.unread(state, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void closed(Object target) {
        try {
            Recorder to = Gate.recorder;
            Object state = to == null ? null : Gate.state(target);
            if (to != null && state != null) {
                to.closed(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
