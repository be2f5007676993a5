package dev.flycatcher.agent.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one thread is in the middle of. */
final class Context {
    /** Calls under way that are the driver's or the pool's own business. */
    int internal;
    /** Innermost statement that is being executed. */
    @Nullable
    StatementState running;

    Checkouts checkouts = new Checkouts();

    final Scopes scopes;

    private final Meter.@Nullable Ticks ticks;
    private int epoch;
    private @Nullable String[] preparing = new String[4];
    private int depth;

    private @Nullable String attached;
    private @Nullable ConnectionState attachedTo;
    private int mark = -1;
    private int markDepth;

    Context(Logs logs, HandOffs handOffs, @Nullable Meter meter) {
        this.scopes = new Scopes(logs, handOffs);
        this.ticks = meter == null ? null : meter.new Ticks();
    }

    /** Forgets what was under way in an earlier epoch: while the gate was shut, calls ended that are not known of. */
    Context in(int now) {
        if (epoch != now) {
            scopes.reset(epoch == 0);
            epoch = now;
            internal = 0;
            running = null;
            depth = 0;
            attached = null;
            attachedTo = null;
            checkouts = new Checkouts();
            mark = -1;
        }
        return this;
    }

    /** The log of the unit under way; begins one where there is none. */
    Log log() {
        Log current = scopes.log();
        current.ticks = ticks;
        return current;
    }

    /** The log of the unit under way, null where nothing was written. */
    @Nullable
    Log logIfAny() {
        return scopes.logIfAny();
    }

    void enterPrepare(@Nullable String sql) {
        if (depth == preparing.length) {
            preparing = Arrays.copyOf(preparing, depth * 2);
        }
        preparing[depth++] = sql;
    }

    /** Text of the innermost statement that is being made. */
    @Nullable
    String preparing() {
        return depth == 0 ? null : preparing[depth - 1];
    }

    /**
     * The connection on which a nested call made a statement of the same text: then this call's statement is a wrapper
     * around that one. Null when there was none.
     */
    @Nullable
    ConnectionState wraps(@Nullable String sql) {
        return sql == null ? attached == null ? attachedTo : null : sql.equals(attached) ? attachedTo : null;
    }

    void attached(@Nullable String sql, ConnectionState to) {
        attached = sql;
        attachedTo = to;
    }

    void leavePrepare() {
        depth = Math.max(0, depth - 1);
        preparing[depth] = null;
        if (depth == 0) {
            attached = null;
            attachedTo = null;
        }
    }

    void marked(int at) {
        if (at >= 0 && mark < 0) {
            mark = at;
            markDepth = internal;
        }
    }

    void external() {
        if (mark >= 0 && internal == markDepth) {
            Log log = scopes.logIfAny();
            if (log != null) {
                log.markEnded(mark);
            }
            mark = -1;
        }
        internal = Math.max(0, internal - 1);
    }
}
