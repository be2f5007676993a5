package dev.flycatcher.agent.record;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The memory that all logs together may take; asked when a log grows, which is seldom. */
final class Budget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private final LongAdder late = new LongAdder();
    /** What was taken of it and given back. */
    final Blocks blocks = new Blocks();

    /** A budget of that many words of 8 bytes. */
    Budget(long most) {
        this.most = most;
    }

    boolean take(long words) {
        if (taken.addAndGet(words) <= most) {
            return true;
        }
        taken.addAndGet(-words);
        return false;
    }

    /** Whether so much is left. */
    boolean has(long words) {
        return taken.get() + words <= most;
    }

    boolean hasQuarter() {
        return has(most / 4);
    }

    void release(long words) {
        taken.addAndGet(-words);
    }

    /** A value was read after its unit had ended, and so is in none. */
    void late() {
        late.increment();
    }

    long lateValues() {
        return late.sum();
    }

    long taken() {
        return taken.get();
    }
}
