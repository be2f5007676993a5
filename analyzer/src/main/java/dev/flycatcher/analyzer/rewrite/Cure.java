package dev.flycatcher.analyzer.rewrite;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a finding.
 *
 * @param kind the form of the change
 * @param advice one sentence a person can act on
 * @param remaining executions of the child that are left once the change is made, over everything that was recorded
 * @param sql the rewritten statement, parsed again before it is shown; null when none could be written
 * @param code the change in the words of the library in use, null when there is none
 * @param refusal why there is no SQL, null when there is
 * @param verification what came of running it beside the loop, null when it was not tried
 */
public record Cure(
        Kind kind,
        String advice,
        long remaining,
        @Nullable String sql,
        @Nullable String code,
        @Nullable String refusal,
        @Nullable Verification verification) {

    /** Whether it was run on the data and gave the same rows per key. */
    public boolean verified() {
        return verification != null && verification.state() == Verification.State.EQUAL;
    }

    /** The form of the change; its JSON name is the lower-case name with a hyphen. */
    public enum Kind {
        JOIN,
        PREFETCH,
        BATCH,
        ORDINAL,
        GROUP_BY,
        RECURSIVE,
        SET_BASED,
        CACHE,
        HOIST,
        ADVICE
    }
}
