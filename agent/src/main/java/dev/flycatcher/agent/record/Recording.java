package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Recorder;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Units that somebody opens and closes, as a test's are. A unit belongs to the thread that opened it; a thread without
 * one works for the thread that has, as long as only one has: of two tests at a time it cannot be told which. What runs
 * outside all of them is not recorded.
 */
public final class Recording {
    private static final long MOST_WORDS = 1 << 22;
    private static final long SETTLING_MILLIS = 20;

    private final ThreadLocal<@Nullable Opened> current = new ThreadLocal<>();
    private final List<Opened> open = new CopyOnWriteArrayList<>();
    private final JdbcRecorder recorder = new JdbcRecorder(this::foreign);
    private final Decoder decoder;

    /** @param driver whether the class of that name is a driver's, a pool's or a proxy's, and so no part of a stack */
    public Recording(Predicate<String> driver) {
        decoder = new Decoder(new Frames(driver));
    }

    /** What the door calls; executions only while {@link #isOpen()}. */
    public Recorder recorder() {
        return recorder;
    }

    /** Whether what the calling thread runs now belongs to a unit. */
    public boolean isOpen() {
        return current() != null;
    }

    /** The unit that what the calling thread runs now belongs to. */
    public @Nullable Opened current() {
        Opened own = current.get();
        return own != null ? own : sole();
    }

    /** Opens a unit for the calling thread, within the one it is in. */
    public Opened open(Unit.Kind kind, String name) {
        Opened opened = new Opened(new WorkUnit(0, kind, name, new Budget(MOST_WORDS), Mode.FLOW), current.get());
        current.set(opened);
        open.add(opened);
        recorder.context().scopes.enter(opened.log);
        return opened;
    }

    /** The innermost open unit when all of them belong to one thread. */
    private @Nullable Opened sole() {
        Opened innermost = null;
        for (Opened each : open) {
            if (innermost != null && innermost.thread != each.thread) {
                return null;
            }
            innermost = each;
        }
        return innermost;
    }

    private Log foreign(Thread thread) {
        Opened sole = sole();
        WorkUnit unit = sole == null ? closedUnit() : sole.unit;
        return unit.log(thread);
    }

    /** For what was under way when its unit ended. */
    private static WorkUnit closedUnit() {
        WorkUnit unit = new WorkUnit(0, Unit.Kind.THREAD, null, new Budget(0), Mode.FLOW);
        unit.close();
        return unit;
    }

    private synchronized Trace decode(WorkUnit unit) {
        return decoder.decode(unit).trace();
    }

    /** A unit under way. */
    public final class Opened {
        private final Thread thread = Thread.currentThread();
        private final WorkUnit unit;
        private final Log log;
        private final @Nullable Opened outer;
        private final List<Trace> within = new ArrayList<>();

        private Opened(WorkUnit unit, @Nullable Opened outer) {
            this.unit = unit;
            this.outer = outer;
            this.log = unit.log(thread);
        }

        /** Ends the unit, on the thread that opened it; what was recorded of it, and of units within it. */
        public List<Trace> close() {
            open.remove(this);
            current.set(outer);
            recorder.context().scopes.enter(outer == null ? null : outer.log);
            unit.close();
            settle();
            Trace trace = decode(unit);
            if (!trace.executions().isEmpty() || trace.dropped().executions() > 0) {
                within.add(0, trace);
            }
            if (outer != null) {
                outer.within.addAll(within);
            }
            return List.copyOf(within);
        }

        /** Lets threads that are writing now see that the unit is closed. */
        private void settle() {
            if (unit.logs.size() > 1) {
                try {
                    Thread.sleep(SETTLING_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
