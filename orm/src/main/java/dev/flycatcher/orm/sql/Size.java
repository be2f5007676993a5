package dev.flycatcher.orm.sql;

/**
 * How much a column holds.
 *
 * @param most characters of text, bytes, or digits of a decimal; 0 for as many as the database takes
 * @param scale of a decimal's digits, those after the point
 */
public record Size(int most, int scale) {
    public static final Size ANY = new Size(0, 0);

    /** @throws QueryException if there is no such size */
    public Size {
        if (most < 0 || scale < 0 || scale > most) {
            throw new QueryException("A column of size " + most + " with " + scale
                    + " digits after the point cannot be:" + " a size is not negative, and holds its scale.");
        }
    }

    public boolean isAny() {
        return most == 0;
    }
}
