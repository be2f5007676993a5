package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Value.Family;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value as one 64-bit word: 60 bits of a mix under this run's random seed, 4 bits of {@link Family}. Equal words mean
 * equal values; a word never leaves the process. 0 is NULL, or a value that is not looked at.
 *
 * <p>Canonical classes, so that what was read and what was bound agree whatever Java types were used: integral numbers,
 * {@link BigDecimal} of scale 0 or less among them, as {@code long}; a UUID as text, object or 16 bytes; moments as
 * nanoseconds since 1970 (local ones in the default zone); everything else exactly.
 */
final class Word {
    static final int LONGEST_BYTES = 64;
    private static final int LONGEST_TEXT = 4_096;
    private static final long SEED = new SecureRandom().nextLong();
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int FAMILY_MASK = 15;
    private static final long LARGEST_NUMBER = 1_000_000_000_000L;
    private static final Family[] FAMILIES = Family.values();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Word() {}

    static Family family(long word) {
        return FAMILIES[(int) (word & FAMILY_MASK) - 1];
    }

    static boolean integral(long word) {
        return (word & FAMILY_MASK) == Family.INTEGRAL.ordinal() + 1;
    }

    static long of(long value) {
        return word(Family.INTEGRAL, value);
    }

    static long of(double value) {
        return word(Family.FLOATING, Double.doubleToLongBits(value));
    }

    static long of(boolean value) {
        return word(Family.BOOLEAN, value ? 1 : 2);
    }

    /** The word of a value that came as an object; nothing is called on objects that are not the JDK's own. */
    static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return of(text);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof UUID id) {
            return of(id);
        } else if (value instanceof byte[] bytes) {
            return of(bytes);
        } else if (value instanceof Boolean bool) {
            return of(bool.booleanValue());
        } else if (value instanceof Character character) {
            return of(character.toString());
        }
        return moment(value);
    }

    private static long number(Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return of(value.longValue());
        } else if (value instanceof Double || value instanceof Float) {
            return of(value.doubleValue());
        } else if (value instanceof BigDecimal decimal && value.getClass() == BigDecimal.class) {
            return of(decimal);
        } else if (value instanceof BigInteger integer && value.getClass() == BigInteger.class) {
            return of(integer);
        }
        return 0;
    }

    static long of(BigDecimal value) {
        if (value.scale() <= 0) {
            return value.precision() - value.scale() > 40 ? 0 : of(value.toBigInteger());
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return word(Family.DECIMAL, mix(mixed(stripped.unscaledValue()) + stripped.scale()));
    }

    private static long of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : word(Family.INTEGRAL, mixed(value));
    }

    private static long mixed(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : bytes(value.toByteArray());
    }

    static long of(UUID id) {
        return word(Family.UUID, mix(id.getMostSignificantBits()) ^ id.getLeastSignificantBits());
    }

    static long of(byte[] bytes) {
        if (bytes.length == 16) {
            return of(new UUID(big(bytes, 0), big(bytes, 8)));
        }
        return bytes.length > LONGEST_BYTES ? 0 : word(Family.BYTES, bytes(bytes));
    }

    private static long big(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    private static long bytes(byte[] bytes) {
        long hash = SEED ^ bytes.length;
        for (byte b : bytes) {
            hash = (hash ^ b) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    /** All of a text of at most 4,096 characters; of a longer one both ends and the length. */
    static long of(String text) {
        int length = text.length();
        if (length == 36 && text.charAt(8) == '-' && text.charAt(13) == '-' && text.charAt(23) == '-') {
            UUID id = uuid(text);
            if (id != null) {
                return of(id);
            }
        }
        int head = length > LONGEST_TEXT ? LONGEST_TEXT / 2 : length;
        long hash = chars(text, 0, head, SEED ^ length);
        return word(Family.TEXT, head == length ? hash : chars(text, length - head, length, hash));
    }

    private static long chars(String text, int from, int to, long start) {
        long hash = start;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static long moment(@Nullable Object value) {
        if (value instanceof java.sql.Timestamp stamp) {
            return of(Math.floorDiv(stamp.getTime(), 1_000L), stamp.getNanos());
        } else if (value instanceof java.util.Date date) {
            return word(Family.TEMPORAL, date.getTime() * NANOS_PER_MILLI);
        } else if (value instanceof LocalDateTime local) {
            return of(local.atZone(ZoneId.systemDefault()).toInstant());
        } else if (value instanceof LocalDate day) {
            return of(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
        } else if (value instanceof OffsetDateTime offset) {
            return of(offset.toInstant());
        } else if (value instanceof ZonedDateTime zoned) {
            return of(zoned.toInstant());
        }
        return value instanceof Instant instant ? of(instant) : 0;
    }

    private static long of(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano());
    }

    private static long of(long seconds, int nanos) {
        return word(Family.TEMPORAL, seconds * 1_000_000_000 + nanos);
    }

    private static long word(Family family, long bits) {
        long mixed = mix(bits ^ SEED ^ family.ordinal() * GOLDEN);
        return mixed & ~FAMILY_MASK | family.ordinal() + 1;
    }

    /** The number behind an integral word from 0 to 10^12, which only who knows the seed can tell; -1 for any other. */
    static long number(long word) {
        for (long low = 0; integral(word) && low <= FAMILY_MASK; low++) {
            long value = unmix(word & ~FAMILY_MASK | low) ^ SEED ^ Family.INTEGRAL.ordinal() * GOLDEN;
            if (value >= 0 && value <= LARGEST_NUMBER) {
                return value;
            }
        }
        return -1;
    }

    private static long unmix(long mixed) {
        long z = mixed ^ mixed >>> 31 ^ mixed >>> 62;
        z *= 0x319642B2D24D8EC3L;
        z = z ^ z >>> 27 ^ z >>> 54;
        z *= 0x96DE1B173F119089L;
        return z ^ z >>> 30 ^ z >>> 60;
    }

    /** The finalizer of SplitMix64: every bit of the input moves every bit of the output. */
    static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
