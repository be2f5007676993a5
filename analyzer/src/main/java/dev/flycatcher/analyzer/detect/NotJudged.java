package dev.flycatcher.analyzer.detect;

/**
 * A rule that says nothing, because what it judges by was not there: no finding of it is no praise.
 *
 * @param rule its id, {@code A35}
 * @param reason what was missing, a clause
 */
public record NotJudged(String rule, String reason) {}
