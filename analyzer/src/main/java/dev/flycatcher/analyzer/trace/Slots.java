package dev.flycatcher.analyzer.trace;

import java.util.ArrayList;
import java.util.List;

/** Bind positions of one text, markers and literals, as they come. */
final class Slots {
    final List<Literal> literals = new ArrayList<>(2);
    int count;

    void marker() {
        count++;
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
        while (!literals.isEmpty() && literals.get(literals.size() - 1).position() > before) {
            literals.remove(literals.size() - 1);
        }
    }
}
