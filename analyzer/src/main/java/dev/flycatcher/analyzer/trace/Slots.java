package dev.flycatcher.analyzer.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bind positions of one text, markers and literals, as they come. */
final class Slots {
    final List<Literal> literals = new ArrayList<>(2);
    /** By position, markers that are no plain {@code ?}; null while there is none. */
    private @Nullable NavigableMap<Integer, String> marks;

    int count;

    /** The marker that was just read. */
    void marker(Lexer lexer) {
        count++;
        if (lexer.end - lexer.start > 1) {
            marks = marks == null ? new TreeMap<>() : marks;
            marks.put(count, lexer.sql.substring(lexer.start, lexer.end));
        }
    }

    Map<Integer, String> marks() {
        return marks == null ? Map.of() : marks;
    }

    void literal(Literal.Kind kind, int start, int end) {
        count++;
        if (literals.size() < Fingerprint.MOST_LITERALS) {
            literals.add(new Literal(count, kind, start, end));
        }
    }

    /** Forgets all positions after that many. */
    void reset(int before) {
        count = before;
        if (marks != null) {
            marks.tailMap(before, false).clear();
        }
        while (!literals.isEmpty() && literals.get(literals.size() - 1).position() > before) {
            literals.remove(literals.size() - 1);
        }
    }
}
