package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a rewrite beside what it replaces, on the same data. A test, not a proof: it holds for the keys
 * and rows it names.
 *
 * @param state how it ended
 * @param keys distinct keys compared
 * @param rows rows the child gave for them
 * @param statements executions of the child that the rewrite replaced
 * @param loopNanos time of the child, once per distinct key, 0 when it was not run
 * @param onceNanos time of the rewrite, 0 when it was not run
 * @param warnings full sentences on how the database goes about it, empty when there is nothing to say
 * @param words the outcome in words: {@code equal on 37 keys, 412 rows}
 * @param preferred the cure that was run in place of a join that costs too much, null when it was the one first written
 */
public record Verification(
        State state,
        long keys,
        long rows,
        long statements,
        long loopNanos,
        long onceNanos,
        List<String> warnings,
        String words,
        @Nullable Cure preferred) {

    /** Of the cure that was first written. */
    public Verification(
            State state,
            long keys,
            long rows,
            long statements,
            long loopNanos,
            long onceNanos,
            List<String> warnings,
            String words) {
        this(state, keys, rows, statements, loopNanos, onceNanos, warnings, words, null);
    }

    /** How a verification ended. */
    public enum State {
        EQUAL,
        DIFFERENT,
        NOT_RUN
    }

    static Verification equal(long keys, long rows, long statements, long loopNanos, long onceNanos) {
        String words = "equal on " + Advice.count(keys, "key") + ", " + Advice.count(rows, "row");
        return new Verification(State.EQUAL, keys, rows, statements, loopNanos, onceNanos, List.of(), words);
    }

    static Verification different(String key, String how) {
        return new Verification(
                State.DIFFERENT, 0, 0, 0, 0, 0, List.of(), "differs for key %s: %s".formatted(key, how));
    }

    static Verification leaves(String table, long oneByOne, long once) {
        String how = oneByOne == once
                ? "as many rows, other values"
                : "%s one by one, %s at once".formatted(Advice.count(oneByOne, "row"), Advice.number(once));
        return new Verification(
                State.DIFFERENT, 0, 0, 0, 0, 0, List.of(), "leaves other rows in %s: %s".formatted(table, how));
    }

    /** The same of data that were made: nothing was measured. */
    Verification adversarial() {
        return new Verification(state, 0, 0, 0, 0, 0, List.of(), words.replaceFirst(": ", " on adversarial data: "));
    }

    static Verification notRun(String reason) {
        return new Verification(State.NOT_RUN, 0, 0, 0, 0, 0, List.of(), "not verified: " + reason);
    }

    /** The same, with what the database's plans say. */
    Verification warned(List<String> sentences) {
        return new Verification(
                state, keys, rows, statements, loopNanos, onceNanos, List.copyOf(sentences), words, preferred);
    }

    /** The same, with more to say of what it was compared on. */
    Verification and(String further) {
        return new Verification(
                state, keys, rows, statements, loopNanos, onceNanos, warnings, words + further, preferred);
    }

    /** The same, of that cure in place of the one first written. */
    Verification instead(Cure cure) {
        return new Verification(state, keys, rows, statements, loopNanos, onceNanos, warnings, words, cure);
    }

    /** The cure as it may be shown after this: verified, as it was, or without the SQL that gave other rows. */
    public Cure of(Cure cure) {
        return switch (state) {
            case EQUAL -> {
                Cure shown = preferred == null ? cure : preferred;
                yield with(shown, shown.advice() + " Verified: " + words + ".");
            }
            case NOT_RUN -> with(cure, cure.advice());
            case DIFFERENT ->
                new Cure(
                        Cure.Kind.ADVICE,
                        "The obvious rewrite of this loop " + words + ". Look at that key first.",
                        cure.remaining(),
                        null,
                        null,
                        "run on the data, the rewrite " + words,
                        this);
        };
    }

    private Cure with(Cure cure, String advice) {
        String warned = String.join(
                " ", Stream.concat(Stream.of(advice), warnings.stream()).toList());
        @Nullable String refusal = cure.refusal();
        return new Cure(cure.kind(), warned, cure.remaining(), cure.sql(), cure.code(), refusal, this);
    }
}
