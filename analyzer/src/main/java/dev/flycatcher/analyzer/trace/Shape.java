package dev.flycatcher.analyzer.trace;

/**
 * A statement less what varies from call to call: two texts of one shape differ only in literals, white space, comments,
 * keyword case and the length of value lists.
 *
 * @param fingerprint 64-bit hash of the folded text; equal shapes, equal fingerprints
 * @param verb what the statement does
 * @param sql the first text seen of this shape, literals replaced by {@code ?}, comments cut, white space folded; it
 *     still parses, and every {@code ?} is one bind position of {@link Execution#binds()}, from 1
 */
public record Shape(long fingerprint, Verb verb, String sql) {}
