package dev.flycatcher.analyzer;

import java.util.Arrays;

/**
 * A histogram of durations, eight buckets to each doubling: a median within 7 % in bounded space. Kept are the buckets
 * from the least to the greatest in use, since there is one histogram per shape.
 */
final class Durations {
    private static final int BITS = 3;

    private int first;
    private int[] buckets = {};
    private long count;

    void add(long nanos) {
        int bucket = bucket(Math.max(0, nanos));
        first = buckets.length == 0 ? bucket : first;
        if (bucket < first) {
            int[] wider = new int[buckets.length + first - bucket];
            System.arraycopy(buckets, 0, wider, first - bucket, buckets.length);
            buckets = wider;
            first = bucket;
        } else if (bucket - first >= buckets.length) {
            buckets = Arrays.copyOf(buckets, bucket - first + 1);
        }
        buckets[bucket - first]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The middle of the bucket that holds the median, 0 when there is none. */
    long median() {
        long below = 0;
        for (int i = 0; i < buckets.length; i++) {
            below += buckets[i];
            if (below * 2 >= count && below > 0) {
                return (lower(first + i) + lower(first + i + 1)) / 2;
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
