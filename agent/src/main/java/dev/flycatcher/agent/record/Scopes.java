package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Work;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one thread works for, as entry points and tasks nest: the outermost entry point is a unit, and a task works for
 * the unit it was handed over by. Where neither holds, the thread begins a burst of its own.
 */
final class Scopes {
    /** By the kinds of {@link Work}. */
    private static final Unit.Kind[] KINDS = {
        Unit.Kind.REQUEST, Unit.Kind.JOB, Unit.Kind.MESSAGE, Unit.Kind.TEST, Unit.Kind.SETUP, Unit.Kind.TEARDOWN
    };

    private final Logs logs;
    private final HandOffs handOffs;
    private @Nullable WorkUnit unit;
    private @Nullable Log log;
    /** Whether the unit is that of the thread's maker, and no task or entry point said more. */
    private boolean inherited;

    private int depth;
    private @Nullable Scope innermost;

    /** What holds again when the call at that depth is left, and the unit that it ends. */
    private static final class Scope {
        private final int depth;
        private final @Nullable Scope outer;
        private final @Nullable WorkUnit unit;
        private final @Nullable Log log;
        private final boolean inherited;
        private @Nullable WorkUnit opened;
        private int kind;
        private @Nullable Object target;
        private @Nullable Object about;

        private Scope(Scopes of) {
            this.depth = of.depth;
            this.outer = of.innermost;
            this.unit = of.unit;
            this.log = of.log;
            this.inherited = of.inherited;
        }

        /** Whether a scheduler began it, and nothing told yet what it is. */
        private boolean isTask() {
            return kind == Work.JOB && target == null;
        }

        private void name() {
            if (opened != null && target != null) {
                opened.named(Naming.of(kind, target, about));
            }
        }
    }

    Scopes(Logs logs, HandOffs handOffs) {
        this.logs = logs;
        this.handOffs = handOffs;
        this.unit = handOffs.inherited();
        this.inherited = unit != null;
    }

    /** From here on this thread writes there; null, and it is in no unit. */
    void enter(@Nullable Log to) {
        log = to;
        unit = to == null ? null : to.unit;
    }

    /** The unit under way, null where there is none. */
    @Nullable
    WorkUnit unit() {
        WorkUnit of = unit;
        return of == null || of.isClosed() ? null : of;
    }

    /** The log of the unit under way; begins one where there is none. */
    Log log() {
        Log current = log;
        if (current != null && current.unit.isOverflowed()) {
            logs.full(current.unit);
        }
        return current == null || current.unit.isClosed() ? begin() : current;
    }

    /** The log of the unit under way, null where nothing was written. */
    @Nullable
    Log logIfAny() {
        Log current = log;
        return current == null || current.unit.isClosed() ? null : current;
    }

    private Log begin() {
        WorkUnit joined = unit();
        if (joined == null && innermost != null && innermost.opened != null) {
            // It was full: what follows is another unit of the same.
            innermost.name();
            joined = logs.open(innermost.opened.kind);
            innermost.opened = joined;
        }
        Thread thread = Thread.currentThread();
        Log begun = joined == null ? logs.burst(thread) : joined.log(thread);
        inherited &= joined != null;
        log = begun;
        to(begun.unit);
        return begun;
    }

    private void to(@Nullable WorkUnit next) {
        if (unit != next) {
            unit = next;
            handOffs.inherit(next);
        }
    }

    /** Enters an entry point; within another one it is a part of that one's unit. */
    void begins(int kind, @Nullable Object target, @Nullable Object about) {
        depth++;
        WorkUnit within = unit();
        if (within == null || within.kind == Unit.Kind.THREAD) {
            open(kind, target, about);
        } else if (kind == Work.JOB && innermost != null && innermost.opened == within && innermost.isTask()) {
            // A scheduler's task was begun as such, and this is what it is about.
            innermost.target = target;
        }
    }

    private void open(int kind, @Nullable Object target, @Nullable Object about) {
        WorkUnit opened = logs.open(KINDS[kind]);
        if (opened != null) {
            Scope scope = push(opened);
            scope.opened = opened;
            scope.kind = kind;
            scope.target = target;
            scope.about = about;
        }
    }

    /** Enters a task: it works for the unit it was handed over by, and not for that of this thread's maker. */
    void runs(Object task) {
        depth++;
        WorkUnit handed = handOffs.take(task);
        if (handed == null && task instanceof RunnableScheduledFuture) {
            open(Work.JOB, null, null);
        } else if (handed == null ? inherited : handed != unit) {
            push(handed);
        }
    }

    /** Hands a task over; one that comes again and again works for nobody but itself. */
    void handed(Object task) {
        WorkUnit of = unit();
        if (of != null && !(task instanceof RunnableScheduledFuture<?> scheduled && scheduled.isPeriodic())) {
            handOffs.hand(task, of);
        }
    }

    private Scope push(@Nullable WorkUnit next) {
        Scope scope = new Scope(this);
        innermost = scope;
        inherited = false;
        log = null;
        to(next);
        return scope;
    }

    /** Leaves an entry point or a task. */
    void leave() {
        Scope left = innermost;
        if (left != null && left.depth == depth) {
            innermost = left.outer;
            if (left.opened != null) {
                left.name();
                logs.close(left.opened);
            }
            inherited = left.inherited;
            log = left.log;
            to(left.unit);
        }
        depth = Math.max(0, depth - 1);
    }

    /** Forgets all that is under way; what a new thread inherited stays. */
    void reset(boolean fresh) {
        if (!fresh) {
            depth = 0;
            innermost = null;
            inherited = false;
            log = null;
            to(null);
        }
    }
}
