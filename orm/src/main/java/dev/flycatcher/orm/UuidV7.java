package dev.flycatcher.orm;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys that no database has to hand out: UUIDs of version 7 (RFC 9562, section 5.7), which begin with the time. They sort
 * in the order in which a JVM made them, so an index grows at its end, and several machines never meet.
 */
public final class UuidV7 {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Milliseconds since 1970 and, in the last 12 bits, a counter within them. */
    private static final AtomicLong LAST = new AtomicLong();

    private UuidV7() {}

    /** The next one: greater than all before it in this JVM, even if the clock was set back. */
    public static UUID next() {
        return next(System.currentTimeMillis());
    }

    static UUID next(long millis) {
        long mine = LAST.updateAndGet(last -> Math.max(last + 1, millis << 12));
        long high = mine >>> 12 << 16 | 0x7000 | mine & 0xFFF;
        long low = RANDOM.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
