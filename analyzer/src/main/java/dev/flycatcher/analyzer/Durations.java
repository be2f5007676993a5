package dev.flycatcher.analyzer;

/** A histogram of durations, eight buckets to each doubling: a median within 7 % in constant space. */
final class Durations {
    private static final int BITS = 3;

    private final int[] buckets = new int[64 << BITS];
    private long count;

    void add(long nanos) {
        buckets[bucket(Math.max(0, nanos))]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The middle of the bucket that holds the median, 0 when there is none. */
    long median() {
        long below = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            below += buckets[bucket];
            if (below * 2 >= count && below > 0) {
                return (lower(bucket) + lower(bucket + 1)) / 2;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int magnitude = 63 - Long.numberOfLeadingZeros(nanos | 1);
        return magnitude < BITS ? (int) nanos : (magnitude - BITS + 1 << BITS) + (int) (nanos >>> magnitude - BITS & 7);
    }

    private static long lower(int bucket) {
        int magnitude = (bucket >> BITS) + BITS - 1;
        return magnitude < BITS ? bucket : (8L | bucket & 7) << magnitude - BITS;
    }
}
