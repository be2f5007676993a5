package dev.flycatcher.agent.record;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bounded array that a log is written to, by one thread; another reads it once the unit is closed. It grows by
 * doubling; but for its first few words, what it takes is taken of the budget.
 */
final class Words {
    /** More is taken of the budget. */
    private static final int FREE = 256;

    private static final int MOST = 1 << 21;
    /** Left for the execution that fills a log, which may be a batch. */
    private static final int RESERVED = 1 << 17;

    private static final int LARGE = 1 << 16;
    private static final long[] RELEASED = {};

    private final WorkUnit unit;
    private final Blocks blocks;
    private final AtomicInteger size = new AtomicInteger();
    private long[] words;

    Words(WorkUnit unit) {
        this.unit = unit;
        this.blocks = unit.budget.blocks;
        int first = blocks.first();
        this.words = blocks.take(unit.budget.take(first - FREE) ? first : FREE);
    }

    long[] array() {
        return words;
    }

    /** Words written. */
    int size() {
        return size.getAcquire();
    }

    /** Where so many more may be written, -1 for nowhere. They are part of the log once {@link #wrote} was told. */
    int room(int more) {
        int at = size.getPlain();
        int needed = at + more;
        return needed <= words.length && needed <= MOST - RESERVED || grown(needed) ? at : -1;
    }

    /** The words before that place are complete. */
    void wrote(int to) {
        size.setRelease(to);
    }

    private boolean grown(int needed) {
        if (words == RELEASED) {
            return false;
        }
        if (needed > MOST - RESERVED) {
            unit.overflow();
        }
        return needed <= words.length || needed <= MOST && grow(needed);
    }

    private boolean grow(int needed) {
        long[] small = words;
        int length = Math.max(Integer.highestOneBit(needed - 1) * 2, small.length * 2);
        if (!unit.budget.take(length - small.length)) {
            unit.overflow();
            return false;
        }
        long[] large = blocks.take(length);
        System.arraycopy(small, 0, large, 0, size.getPlain());
        words = large;
        blocks.give(small, new WeakReference<>(Thread.currentThread()));
        if (length >= LARGE) {
            unit.makeRoom();
        }
        return true;
    }

    /** Sets a word that was written before, unless the array was given back meanwhile. */
    void patch(int at, long word) {
        long[] in = words;
        if (at < in.length) {
            in[at] = word;
        }
    }

    /** Gives back what it took of the budget, and the array that this thread wrote to: idle connections still know their last unit. */
    void release(WeakReference<Thread> writer) {
        long[] used = words;
        if (used != RELEASED) {
            words = RELEASED;
            blocks.ended(size.getAndSet(0));
            unit.budget.release(used.length - FREE);
            blocks.give(used, writer);
        }
    }
}
