package dev.flycatcher.analyzer.rewrite;

import org.jspecify.annotations.Nullable;

/**
 * What came of running a rewrite beside what it replaces, on the same data. A test, not a proof: it holds for the keys
 * and rows it names.
 *
 * @param state how it ended
 * @param keys distinct keys compared
 * @param rows rows the child gave for them
 * @param statements executions of the child that the rewrite replaced
 * @param onceNanos time of the rewrite, 0 when it was not run
 * @param words the outcome in words: {@code equal on 37 keys, 412 rows}
 */
public record Verification(State state, long keys, long rows, long statements, long onceNanos, String words) {

    /** How a verification ended. */
    public enum State {
        EQUAL,
        DIFFERENT,
        NOT_RUN
    }

    static Verification equal(long keys, long rows, long statements, long onceNanos) {
        String words = "equal on " + Advice.count(keys, "key") + ", " + Advice.count(rows, "row");
        return new Verification(State.EQUAL, keys, rows, statements, onceNanos, words);
    }

    static Verification different(String key, long oneByOne, long atOnce) {
        String words = "differs for key %s: %s one by one, %s at once"
                .formatted(key, Advice.count(oneByOne, "row"), Advice.number(atOnce));
        return new Verification(State.DIFFERENT, 0, 0, 0, 0, words);
    }

    static Verification notRun(String reason) {
        return new Verification(State.NOT_RUN, 0, 0, 0, 0, "not verified: " + reason);
    }

    /** The cure as it may be shown after this: verified, as it was, or without the SQL that gave other rows. */
    public Cure of(Cure cure) {
        boolean failed = state == State.DIFFERENT;
        String advice = state == State.EQUAL ? cure.advice() + " Verified: " + words + "." : cure.advice();
        @Nullable String refusal = failed ? "run on the data, the rewrite " + words : cure.refusal();
        return new Cure(
                failed ? Cure.Kind.ADVICE : cure.kind(),
                failed ? "The obvious rewrite of this loop gives other rows; look at that key first." : advice,
                cure.remaining(),
                failed ? null : cure.sql(),
                failed ? null : cure.code(),
                refusal,
                state == State.EQUAL);
    }
}
