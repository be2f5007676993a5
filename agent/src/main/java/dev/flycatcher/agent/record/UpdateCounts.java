package dev.flycatcher.agent.record;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rows a batch changed: JDBC's negative codes say "some" and "failed", and are no counts. */
final class UpdateCounts {
    private UpdateCounts() {}

    static long sum(Object counts) {
        LongStream each =
                counts instanceof int[] ints ? IntStream.of(ints).asLongStream() : LongStream.of((long[]) counts);
        return each.filter(count -> count > 0).sum();
    }
}
