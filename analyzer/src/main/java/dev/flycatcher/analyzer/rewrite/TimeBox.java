package dev.flycatcher.analyzer.rewrite;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread with a deep stack on which hostile text is worked upon, for so long: whatever becomes of it there, the caller
 * gets what came of it or a reason. A whole cure is written in one, since each parse of it on a thread of its own would
 * wait for a processor each time.
 */
final class TimeBox<T> extends Thread {
    private static final long STACK = 8L << 20;

    private final Supplier<T> work;
    private @Nullable Outcome<T> outcome;
    private @Nullable Runnable interrupt;
    private boolean over;

    private record Outcome<T>(@Nullable T value, @Nullable Throwable thrown) {}

    private TimeBox(Supplier<T> work) {
        super(null, null, "flycatcher-parser", STACK);
        this.work = work;
        setDaemon(true);
    }

    /** What the work gives or throws, if it ends in that time; refused when not. Within another box, that one's time. */
    static <T> T within(long millis, Supplier<T> work) {
        if (Thread.currentThread() instanceof TimeBox) {
            return work.get();
        }
        TimeBox<T> box = new TimeBox<>(work);
        box.start();
        try {
            box.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return box.result(millis);
    }

    /** Says how to end what is begun now, when the time is over; refused when it is. */
    static void endedBy(Runnable interrupt) {
        if (Thread.currentThread() instanceof TimeBox<?> box) {
            box.ended(interrupt);
        }
    }

    private synchronized void ended(Runnable by) {
        if (over) {
            throw new Refusal("the time is over");
        }
        interrupt = by;
    }

    private synchronized T result(long millis) {
        Outcome<T> come = outcome; // what an interrupted parser says later is of no interest
        over = true;
        if (come == null) {
            if (interrupt != null) {
                interrupt.run();
            }
            throw new Refusal("the parser did not finish within %,d ms".formatted(millis));
        }
        if (come.thrown instanceof RuntimeException failure) {
            throw failure;
        }
        if (come.thrown instanceof Error error) {
            throw error;
        }
        return come.value;
    }

    @Override
    public void run() {
        Outcome<T> come;
        try {
            come = new Outcome<>(work.get(), null);
        } catch (RuntimeException | Error thrown) {
            come = new Outcome<>(null, thrown);
        }
        synchronized (this) {
            outcome = come;
        }
    }
}
