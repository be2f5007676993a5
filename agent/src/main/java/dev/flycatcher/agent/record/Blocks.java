package dev.flycatcher.agent.record;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Arrays of words that logs gave back, for the logs that come: so recording leaves a program's threads no garbage. Each
 * is a power of two long; large ones, and more than a few, are left to the collector. An array rests before it is given
 * out again: by then a thread that was stopped while it wrote there has seen that its unit is closed.
 */
final class Blocks {
    private static final long RESTING_NANOS = 100_000_000;
    /** 8 MiB in all. */
    private static final long MOST_WORDS = 1 << 20;

    private static final int FIRST = 256;
    private static final int LARGEST_FIRST = 1 << 12;

    private static final int LARGEST_BITS = 16;

    private final List<Queue<Resting>> bySize = IntStream.rangeClosed(0, LARGEST_BITS)
            .<Queue<Resting>>mapToObj(bits -> new ConcurrentLinkedQueue<>())
            .toList();
    private final AtomicLong kept = new AtomicLong();
    /** Words that a log had at its end, as far as the last ones tell. */
    private volatile int usual = FIRST;

    private record Resting(long[] words, long since) {}

    /** Words to begin with: most units of a program are like the last ones. */
    int first() {
        return Math.min(LARGEST_FIRST, Integer.highestOneBit(usual - 1) * 2);
    }

    /** A log ended with so many words. */
    void ended(int words) {
        usual = Math.max(FIRST, (3 * usual + words) / 4);
    }

    /** An array of at least so many words, whatever stands in them. */
    long[] take(int least) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(least - 1);
        if (bits > LARGEST_BITS) {
            return new long[1 << bits];
        }
        Queue<Resting> queue = bySize.get(bits);
        Resting oldest = queue.peek();
        if (oldest == null || System.nanoTime() - oldest.since < RESTING_NANOS || !queue.remove(oldest)) {
            return new long[1 << bits];
        }
        kept.addAndGet(-oldest.words.length);
        return oldest.words;
    }

    void give(long[] words) {
        int bits = Integer.numberOfTrailingZeros(words.length);
        if (bits <= LARGEST_BITS && kept.get() + words.length <= MOST_WORDS) {
            kept.addAndGet(words.length);
            bySize.get(bits).add(new Resting(words, System.nanoTime()));
        }
    }

    /** Leaves all of them to the collector. */
    void clear() {
        for (Queue<Resting> queue : bySize) {
            for (Resting each = queue.poll(); each != null; each = queue.poll()) {
                kept.addAndGet(-each.words.length);
            }
        }
    }
}
