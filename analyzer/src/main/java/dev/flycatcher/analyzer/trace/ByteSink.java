package dev.flycatcher.analyzer.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes: numbers of varying length, low seven bits first. */
final class ByteSink {
    /** More is left to the collector. */
    private static final int LARGEST_KEPT = 1 << 17;

    private final int capacity;
    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        this.capacity = capacity;
        bytes = new byte[capacity];
    }

    /** Begins anew, in the same memory. */
    void clear() {
        bytes = bytes.length > LARGEST_KEPT ? new byte[capacity] : bytes;
        size = 0;
    }

    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number that may be negative, and is short when it is near zero. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void fixed(long value) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void fixed(int value) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void text(String text) {
        if (isAscii(text)) {
            ascii(text);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes(encoded, encoded.length);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Most texts are, and need no array of their own. */
    private void ascii(String text) {
        number(text.length());
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    void bytes(ByteSink other) {
        bytes(other.bytes, other.size);
    }

    private void bytes(byte[] more, int length) {
        room(length);
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), size + (size >> 1)));
        }
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }
}
