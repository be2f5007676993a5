package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What advised result sets call, with their own state; {@link Gate}'s rules are its rules. */
public final class ResultGate {
    private ResultGate() {}

    public static void reading(@Nullable Object state, int index) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.reading(state, index);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void reading(@Nullable Object state, @Nullable String label) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.reading(state, label);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(long value, @Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(double value, @Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(boolean value, @Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void read(@Nullable Object value, @Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.read(state, value);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unread(@Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.unread(state, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unread(Throwable failure, @Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.unread(state, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void checking(@Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.moving(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void wasNull(boolean wasNull, @Nullable Object state) {
        try {
            Recorder to = Gate.values;
            if (to != null && state != null) {
                to.wasNull(state, wasNull);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void moving(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.moving(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void jumping(@Nullable Object state, int row) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.jumping(state, row, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void skipping(@Nullable Object state, int rows) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.jumping(state, rows, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void ending(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.jumping(state, -1, false);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void rewound(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.rewound(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void next(boolean onRow, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.moved(state, onRow, 1);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void previous(boolean onRow, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.moved(state, onRow, -1);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void jumped(boolean onRow, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.moved(state, onRow, 0);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void unmoved(Throwable failure, @Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.unread(state, true);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }

    public static void closed(@Nullable Object state) {
        try {
            Recorder to = Gate.recorder;
            if (to != null && state != null) {
                to.closed(state);
            }
        } catch (Throwable ours) {
            Gate.caught(ours);
        }
    }
}
