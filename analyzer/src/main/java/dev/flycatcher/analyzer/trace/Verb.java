package dev.flycatcher.analyzer.trace;

/** What a statement does, by its first keyword; a {@code WITH} counts as what follows it. */
public enum Verb {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    CALL,
    DDL,
    OTHER;

    /** Whether the statement may change rows. A procedure may, so a {@code CALL} does. */
    public boolean writes() {
        return this == INSERT || this == UPDATE || this == DELETE || this == MERGE || this == CALL || this == DDL;
    }
}
