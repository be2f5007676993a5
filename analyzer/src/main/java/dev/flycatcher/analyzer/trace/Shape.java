package dev.flycatcher.analyzer.trace;

/**
 * A statement less what varies from call to call; {@link Fingerprint} says what that is.
 *
 * @param fingerprint 64-bit hash of the folded text; equal shapes, equal fingerprints
 * @param verb what the statement does
 * @param sql the first text seen of this shape, literals replaced by {@code ?}, comments cut, white space folded; it
 *     still parses. Every {@code ?} is one bind position of {@link Execution#binds()}, from 1, but a list of values
 *     shows one element and rows of values show one row: {@link Markers} tells the {@code ?} of a position. A text
 *     longer than 65,536 characters is cut and ends in "…"
 */
public record Shape(long fingerprint, Verb verb, String sql) {

    /** Whether {@link #sql()} is only the beginning of the statement. */
    public boolean isCut() {
        return sql.length() > Folding.LONGEST_SHOWN && sql.endsWith("…");
    }
}
