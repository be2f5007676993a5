package dev.flycatcher.orm.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as a count of microseconds since 1970, which a {@code long} holds for 292,000 years either way. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    /** @throws ArithmeticException if the instant lies further away than a long of microseconds reaches */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
    }

    /** The instant as the database will give it back. */
    public static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
