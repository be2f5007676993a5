package dev.flycatcher.agent.record;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of words that logs gave back, for the logs that come: so recording leaves a program's threads no garbage. Each
 * is a power of two long; large ones, and more than a few, are left to the collector. A thread that was stopped in the
 * midst of writing may go on after its unit was closed, judged and given back. So an array is given to who wrote there
 * last, or to others once that thread has ended; and it rests before, for a result that a second thread reads.
 */
final class Blocks {
    private static final long RESTING_NANOS = 100_000_000;
    /** 8 MiB in all. */
    private static final long MOST_WORDS = 1 << 20;

    private static final int FIRST = 256;
    private static final int LARGEST_FIRST = 1 << 12;

    private static final int LARGEST_BITS = 16;

    /** Of one size: those of some threads each, so that each finds its own among few. */
    private static final int STRIPES = 16;

    private static final int MOST_LOOKED_AT = 32;

    private final List<Queue<Resting>> queues = IntStream.range(0, (LARGEST_BITS + 1) * STRIPES)
            .<Queue<Resting>>mapToObj(place -> new ConcurrentLinkedQueue<>())
            .toList();
    private final AtomicLong kept = new AtomicLong();
    /** Words that a log had at its end, as far as the last ones tell. */
    private volatile int usual = FIRST;

    private record Resting(long[] words, long since, WeakReference<Thread> writer) {

        boolean isFreeFor(Thread taker) {
            Thread last = writer.get();
            return (last == taker || last == null || !last.isAlive()) && System.nanoTime() - since >= RESTING_NANOS;
        }
    }

    /** Words to begin with: most units of a program are like the last ones. */
    int first() {
        return Math.min(LARGEST_FIRST, Integer.highestOneBit(usual - 1) * 2);
    }

    /** A log ended with so many words. */
    void ended(int words) {
        usual = Math.max(FIRST, (3 * usual + words) / 4);
    }

    /** An array of at least so many words, whatever stands in them; the calling thread alone may write there. */
    long[] take(int least) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(least - 1);
        if (bits > LARGEST_BITS) {
            return new long[1 << bits];
        }
        Thread taker = Thread.currentThread();
        Queue<Resting> queue = queue(bits, taker);
        Resting free = free(queue, taker);
        if (free == null || !queue.remove(free)) {
            return new long[1 << bits];
        }
        kept.addAndGet(-free.words.length);
        return free.words;
    }

    private static @Nullable Resting free(Queue<Resting> queue, Thread taker) {
        Resting oldest = queue.peek();
        if (oldest == null || oldest.isFreeFor(taker)) {
            return oldest;
        }
        int looked = 0;
        for (Resting each : queue) {
            if (each.isFreeFor(taker)) {
                return each;
            }
            if (++looked == MOST_LOOKED_AT) {
                break;
            }
        }
        return null;
    }

    private Queue<Resting> queue(int bits, @Nullable Thread of) {
        return queues.get(bits * STRIPES + (System.identityHashCode(of) & STRIPES - 1));
    }

    /** @param writer the thread that wrote there, which may still */
    void give(long[] words, WeakReference<Thread> writer) {
        int bits = Integer.numberOfTrailingZeros(words.length);
        if (bits <= LARGEST_BITS && kept.get() + words.length <= MOST_WORDS) {
            kept.addAndGet(words.length);
            queue(bits, writer.get()).add(new Resting(words, System.nanoTime(), writer));
        }
    }

    /** Leaves all of them to the collector. */
    void clear() {
        for (Queue<Resting> queue : queues) {
            for (Resting each = queue.poll(); each != null; each = queue.poll()) {
                kept.addAndGet(-each.words.length);
            }
        }
    }
}
