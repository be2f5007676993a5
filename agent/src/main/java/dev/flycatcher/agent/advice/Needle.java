package dev.flycatcher.agent.advice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for a text in the bytes of a class, touching few of them: every class that an application loads passes here. The
 * byte at a window's end tells how far on the next window may lie (Horspool, 1980).
 */
final class Needle {
    /** A class file's texts begin behind its first ten bytes. */
    private static final int FIRST = 10;

    private final byte[] text;
    private final byte[] skips = new byte[256];

    /** @param text in ASCII, at most 127 characters */
    Needle(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        int last = this.text.length - 1;
        Arrays.fill(skips, (byte) this.text.length);
        for (int i = 0; i <= last; i++) {
            skips[this.text[i]] = (byte) (last - i);
        }
    }

    boolean isIn(byte[] bytes) {
        int last = text.length - 1;
        for (int end = FIRST + last; end < bytes.length; ) {
            int skip = skips[bytes[end] & 0xFF];
            if (skip == 0 && Arrays.equals(bytes, end - last, end + 1, text, 0, text.length)) {
                return true;
            }
            end += Math.max(1, skip);
        }
        return false;
    }
}
