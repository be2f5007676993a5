package dev.flycatcher.agent.record;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Hands a thread's unit on: to tasks by a table of tokens, to new threads by inheritance. Both are weak, and die with the
 * unit. The table is bounded and never waits, since it is used where threads must not: inside executors and the
 * scheduler of virtual threads. What finds no room is counted, and recorded by thread.
 */
final class HandOffs {
    private static final int SLOTS = 1 << 16;
    private static final int PROBES = 16;

    private final InheritableThreadLocal<@Nullable WeakReference<WorkUnit>> inherited = new InheritableThreadLocal<>();
    private final AtomicLong lost = new AtomicLong();
    private volatile @Nullable AtomicReferenceArray<@Nullable Token> table;

    /** A task that was handed over, and what for. */
    private static final class Token extends WeakReference<Object> {
        private final WeakReference<WorkUnit> unit;

        Token(Object task, WorkUnit unit) {
            super(task);
            this.unit = unit.self;
        }

        boolean isDead() {
            WorkUnit of = unit.get();
            return of == null || of.isClosed() || get() == null;
        }
    }

    /** Threads made by this one work for that unit; null for none. */
    void inherit(@Nullable WorkUnit unit) {
        if (unit == null) {
            inherited.remove();
        } else {
            inherited.set(unit.self);
        }
    }

    /** The unit that the thread which made this one worked for, as long as it lasts. */
    @Nullable
    WorkUnit inherited() {
        WeakReference<WorkUnit> of = inherited.get();
        WorkUnit unit = of == null ? null : of.get();
        return unit == null || unit.isClosed() ? null : unit;
    }

    /** That task works for that unit. */
    void hand(Object task, WorkUnit unit) {
        AtomicReferenceArray<@Nullable Token> tokens = table();
        Token token = new Token(task, unit);
        int first = place(task);
        for (int i = 0; i < PROBES; i++) {
            int at = first + i & SLOTS - 1;
            Token there = tokens.get(at);
            if ((there == null || there.isDead() || there.get() == task) && tokens.compareAndSet(at, there, token)) {
                return;
            }
        }
        lost.incrementAndGet();
    }

    /** The unit that task was handed over for, as long as it lasts; asked once. */
    @Nullable
    WorkUnit take(Object task) {
        AtomicReferenceArray<@Nullable Token> tokens = table;
        if (tokens == null) {
            return null;
        }
        int first = place(task);
        for (int i = 0; i < PROBES; i++) {
            int at = first + i & SLOTS - 1;
            Token there = tokens.get(at);
            if (there != null && there.get() == task) {
                tokens.compareAndSet(at, there, null);
                WorkUnit unit = there.unit.get();
                return unit == null || unit.isClosed() ? null : unit;
            }
        }
        return null;
    }

    /** Gives the table back. */
    void forget() {
        table = null;
    }

    /** Tasks for which there was no room. */
    long lost() {
        return lost.get();
    }

    private static int place(Object task) {
        return (int) Word.mix(System.identityHashCode(task)) & SLOTS - 1;
    }

    private AtomicReferenceArray<@Nullable Token> table() {
        AtomicReferenceArray<@Nullable Token> known = table;
        if (known == null) {
            // Two threads may make one each; what went into the other is lost once.
            known = new AtomicReferenceArray<>(SLOTS);
            table = known;
        }
        return known;
    }
}
