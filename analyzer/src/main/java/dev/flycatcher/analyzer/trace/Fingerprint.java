package dev.flycatcher.analyzer.trace;

import java.util.List;
import java.util.Map;

/**
 * What one pass over a statement's text finds: its shape, and the values written into it.
 *
 * <p>Two texts have one shape when they differ only in literals, markers ({@code ?}, {@code $1}, {@code :name}), white
 * space, comments, a final semicolon, the case of words that are not quoted, the numbers at the end of table and column
 * aliases, the length of an {@code IN} list, and the number of rows after {@code VALUES}.
 *
 * <p><b>Bind positions.</b> Markers and literals are counted together, in order of appearance, from 1: that is how
 * {@link Execution#binds()} numbers values. Without literals it is JDBC's own numbering; {@link Markers} translates
 * otherwise, as where the text numbers its markers itself ({@code ?2}). {@link Shape#sql()} has one {@code ?} for each
 * position, except that a list of values shows one element and rows of values show one row; {@link Markers} finds the
 * {@code ?} of a position.
 *
 * <p>Time is linear in the text; nothing is thrown, whatever the text.
 *
 * @param shape the statement less what varies
 * @param positions bind positions the text has
 * @param literals values written into it, in order, at most {@value #MOST_LITERALS}
 * @param marks markers that are no plain {@code ?}, by position
 */
public record Fingerprint(Shape shape, int positions, List<Literal> literals, Map<Integer, String> marks) {
    static final int MOST_LITERALS = 65_536;

    public static Fingerprint of(String sql) {
        return of(sql, Dialect.GENERIC);
    }

    public static Fingerprint of(String sql, Dialect dialect) {
        return new Folding(sql, dialect, true).fingerprint();
    }

    /** The shape's fingerprint alone, without building its text: for texts too long to be kept as a key. */
    public static long hash(String sql, Dialect dialect) {
        return new Folding(sql, dialect, false).fingerprint().shape().fingerprint();
    }

    /** How its markers are numbered: which JDBC parameter is bound at which position. */
    public Numbering numbering() {
        return Numbering.of(this);
    }
}
