package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * A rewritten statement before it is shown.
 *
 * @param kind the form
 * @param sql plain text, read again by the parser
 * @param markers where each marker of it comes from: n for the parent's, {@link #CHILD} + n for the child's, 0 for one
 *     that holds a key or a part of it, {@link #ARRAY} for one that holds all keys
 * @param note a condition or a consequence, a full sentence; "" when there is none
 */
record Draft(Cure.Kind kind, String sql, List<Integer> markers, String note) {
    static final int CHILD = 100_000;

    /** The marker that holds all keys as one array. */
    static final int ARRAY = 99_999;

    /** Takes the numbers off the markers and reads the text once more. */
    static Draft of(Cure.Kind kind, String numbered, String note) {
        Parsing.parse(numbered);
        return new Draft(kind, Tokens.unnumbered(numbered), Tokens.of(numbered).markers(), note);
    }

    /** Whether the parent's own query brings the child's rows along: no list of keys is bound. */
    boolean fed() {
        return kind != Cure.Kind.SET_BASED && kind != Cure.Kind.RECURSIVE && !listed();
    }

    /** Whether it is asked by a list of keys. */
    boolean listed() {
        return markers.contains(0) || markers.contains(ARRAY);
    }

    /** In which order to bind, as a sentence; "" when it is the parent's own order and nothing else. */
    String binding() {
        boolean plain = true;
        boolean keys = markers.stream().allMatch(marker -> marker == 0 || marker == ARRAY);
        for (int i = 0; i < markers.size(); i++) {
            plain &= markers.get(i) == i + 1;
        }
        return plain || keys ? "" : "Bind in this order: " + String.join(", ", names()) + ".";
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < markers.size(); i++) {
            if (i == 0 || markers.get(i) != 0 || markers.get(i - 1) != 0) {
                names.add(name(markers.get(i)));
            }
        }
        return names;
    }

    private static String name(int marker) {
        if (marker == 0 || marker == ARRAY) {
            return "the keys";
        }
        return marker < CHILD ? "the parent's " + marker : "the child's " + (marker - CHILD);
    }
}
