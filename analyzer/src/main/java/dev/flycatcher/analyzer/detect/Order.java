package dev.flycatcher.analyzer.detect;

/** How well a sequence of places follows the order in which they were read. */
final class Order {
    private Order() {}

    /**
     * Share of the sequence that follows the order, 0 to 1: its longest ascending subsequence, or what is left when the
     * starts of further passes over the same rows are taken off, whichever is more.
     */
    static double of(long[] places) {
        if (places.length < 2) {
            return 1;
        }
        double passes = 1 - (double) descents(places) / (places.length - 1);
        return Math.max(passes, (double) ascending(places) / places.length);
    }

    static int descents(long[] places) {
        int descents = 0;
        for (int i = 1; i < places.length; i++) {
            descents += places[i] < places[i - 1] ? 1 : 0;
        }
        return descents;
    }

    /** Length of the longest subsequence that never descends. */
    static int ascending(long[] places) {
        long[] tails = new long[places.length];
        int length = 0;
        for (long place : places) {
            int at = upper(tails, length, place);
            tails[at] = place;
            length = Math.max(length, at + 1);
        }
        return length;
    }

    /** Index of the first tail above that place. */
    private static int upper(long[] tails, int length, long place) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (tails[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
