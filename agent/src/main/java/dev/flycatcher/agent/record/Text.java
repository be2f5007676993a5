package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Literal;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one SQL text: its shape, and one word for each bind position, 0 where a marker stands.
 *
 * @param sql the text itself
 * @param shape the text less what varies
 * @param literals a word per bind position, at most {@value #WIDEST}
 * @param positions bind position of each JDBC parameter, from 0; null when they are the same
 */
record Text(String sql, Shape shape, long[] literals, int @Nullable [] positions) {
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
        for (Literal literal : print.literals()) {
            if (literal.position() <= words.length) {
                words[literal.position() - 1] = Word.of(literal.value(sql));
            }
        }
        return new Text(sql, print.shape(), words, positions(print, words.length));
    }

    private static int @Nullable [] positions(Fingerprint print, int width) {
        List<Literal> literals = print.literals();
        if (literals.isEmpty()) {
            return null;
        }
        int[] positions = new int[Math.max(0, width - literals.size())];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = print.position(i + 1);
        }
        return positions;
    }

    /** Bind positions. */
    int width() {
        return literals.length;
    }

    /** How many of them stand in the text. */
    int written() {
        return positions == null ? 0 : literals.length - positions.length;
    }

    /** Writes the literals and the values bound into {@code row}; {@code bound} is by JDBC parameter, from 0. */
    void row(long[] bound, int count, long[] row, int at) {
        System.arraycopy(literals, 0, row, at, literals.length);
        int parameters = Math.min(count, positions == null ? literals.length : positions.length);
        for (int i = 0; i < parameters; i++) {
            int position = positions == null ? i + 1 : positions[i];
            if (position <= literals.length) {
                row[at + position - 1] = bound[i];
            }
        }
    }
}
