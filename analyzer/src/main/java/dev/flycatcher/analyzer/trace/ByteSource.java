package dev.flycatcher.analyzer.trace;

import java.nio.charset.StandardCharsets;

/** Bytes read as {@link ByteSink} wrote them; whatever they hold, it reads no further than their end. */
final class ByteSource {

    /** The bytes are not what was written. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    private final byte[] bytes;
    private final int limit;
    private int at;

    ByteSource(byte[] bytes, int length) {
        this(bytes, 0, length);
    }

    /** The bytes from one place to before another. */
    ByteSource(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.limit = to;
    }

    long number() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= limit) {
                throw new Malformed("ends early");
            }
            byte b = bytes[at++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new Malformed("a number without end at byte " + at);
    }

    long signed() throws Malformed {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    int integer() throws Malformed {
        return (int) number();
    }

    /** How many elements follow; each takes a byte at least, so more than there are bytes is a lie. */
    int count() throws Malformed {
        return index(limit - at + 1);
    }

    /** A number from 0 to below {@code bound}. */
    int index(int bound) throws Malformed {
        long value = number();
        if (value < 0 || value >= bound) {
            throw new Malformed(value + " where less than " + bound + " is expected, at byte " + at);
        }
        return (int) value;
    }

    <E> E constant(E[] constants) throws Malformed {
        return constants[index(constants.length)];
    }

    long fixed() throws Malformed {
        if (limit - at < 8) {
            throw new Malformed("ends early");
        }
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (bytes[at++] & 0xFFL) << shift;
        }
        return value;
    }

    String text() throws Malformed {
        int length = count();
        if (length > limit - at) {
            throw new Malformed("ends early");
        }
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    boolean exhausted() {
        return at == limit;
    }
}
