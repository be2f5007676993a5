package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Literal;
import dev.flycatcher.analyzer.trace.Numbering;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one SQL text: its shape, and one word for each bind position, 0 where a marker stands.
 *
 * @param sql the text itself
 * @param shape the text less what varies
 * @param literals a word per bind position, at most {@value #WIDEST}
 * @param numbering which JDBC parameter is bound at which position; null where each is at that of its own number
 * @param written how many values are written
 */
record Text(
        String sql, Shape shape, long[] literals, @Nullable Numbering numbering, int written) {
    static final int WIDEST = 1_024;

    private static final int LONGEST_KEY = 10_240;
    private static final int SLOTS = 4_096;
    /** Racy on purpose: a lost update costs one more look at the text. Records are safely published by final fields. */
    private static final Text[] CACHE = new Text[SLOTS];

    /** From the cache by identity, then by content; the text is folded once per distinct text. */
    static Text of(String sql) {
        if (sql.length() > LONGEST_KEY) {
            return folded(sql);
        }
        int hash = sql.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        Text cached = CACHE[slot];
        if (cached == null || cached.sql != sql && !cached.sql.equals(sql)) {
            cached = folded(sql);
            CACHE[slot] = cached;
        }
        return cached;
    }

    /** Gives the memory of the cache back. */
    static void forget() {
        Arrays.fill(CACHE, null);
    }

    private static Text folded(String sql) {
        Fingerprint print = Fingerprint.of(sql);
        long[] words = new long[Math.min(WIDEST, print.positions())];
        int written = 0;
        for (Literal literal : print.literals()) {
            if (literal.position() <= words.length) {
                written++;
                words[literal.position() - 1] = Word.of(literal.value(sql));
            }
        }
        boolean plain = print.literals().isEmpty() && print.marks().isEmpty();
        return new Text(sql, print.shape(), words, plain ? null : print.numbering(), written);
    }

    /** Bind positions. */
    int width() {
        return literals.length;
    }

    /**
     * Writes the literals and the values bound into {@code row}; {@code bound} is by JDBC parameter, from 0. Where more are
     * bound than the text is known to have, none is written: which is which would be a guess.
     */
    void row(long[] bound, int count, long[] row, int at) {
        if (numbering == null) {
            plain(bound, count <= literals.length ? count : 0, row, at);
        } else {
            System.arraycopy(literals, 0, row, at, literals.length);
            numbered(numbering.of(count), bound, count, row, at);
        }
    }

    /** Of a text without literals: mostly one or two, for which copying by the machine's own means is no gain. */
    private void plain(long[] bound, int count, long[] row, int at) {
        for (int i = 0; i < literals.length; i++) {
            row[at + i] = i < count ? bound[i] : 0;
        }
    }

    private static void numbered(int[] numbers, long[] bound, int count, long[] row, int at) {
        for (int i = 0; i < Math.min(WIDEST, numbers.length); i++) {
            if (numbers[i] > 0 && numbers[i] <= count) {
                row[at + i] = bound[numbers[i] - 1];
            }
        }
    }
}
