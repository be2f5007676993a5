package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Recorder;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The part of the recorder that knows what each thread works for, and what it is in the middle of. */
abstract class WorkRecorder implements Recorder {
    /** What is kept about objects that outlive a recorder says whose it is. */
    private static final AtomicInteger EPOCHS = new AtomicInteger();

    private final ThreadLocal<Context> contexts;
    private final HandOffs handOffs = new HandOffs();
    private volatile int epoch;

    WorkRecorder(Logs logs, @Nullable Meter meter) {
        contexts = ThreadLocal.withInitial(() -> new Context(logs, handOffs, meter));
        restart();
    }

    /** To be called before the gate is opened again: of the calls that went by meanwhile nobody told. */
    public final void restart() {
        epoch = EPOCHS.incrementAndGet();
    }

    /** Gives back what is kept for speed; the gate is shut for good. */
    public final void forget() {
        Text.forget();
        handOffs.forget();
    }

    /** Tasks that went to another thread without their unit, for want of room. */
    public final long lostHandOffs() {
        return handOffs.lost();
    }

    /** What the calling thread is in the middle of. */
    final Context context() {
        return contexts.get().in(epoch);
    }

    final StatementState statement(Object state) {
        return ((StatementState) state).in(epoch);
    }

    final int epoch() {
        return epoch;
    }

    static long started(@Nullable Log log) {
        return log == null || log.ticks == null ? 0 : log.ticks.start();
    }

    static void stopped(@Nullable Log log, long timed) {
        if (timed != 0 && log != null && log.ticks != null) {
            log.ticks.stop(timed);
        }
    }

    @Override
    public void begins(int kind, Object target, @Nullable Object about) {
        context().scopes.begins(kind, target, about);
    }

    @Override
    public void ends() {
        context().scopes.leave();
    }

    @Override
    public void handed(Object task) {
        context().scopes.handed(task);
    }

    @Override
    public void runs(Object task) {
        context().scopes.runs(task);
    }

    @Override
    public void ran() {
        context().scopes.leave();
    }

    @Override
    public void internal() {
        context().internal++;
    }

    @Override
    public void external() {
        context().external();
    }
}
