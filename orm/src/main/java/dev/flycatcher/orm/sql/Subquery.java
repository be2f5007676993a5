package dev.flycatcher.orm.sql;

/** A query that may stand inside another. */
public interface Subquery {
    /**
     * The query as a list of values to compare {@code left} with, in parentheses. One that chose its columns stays as it
     * is; one that did not selects the key {@code left} refers to.
     */
    Node valueFor(Expression<?> left);

    /** The query in parentheses, for EXISTS: only whether it has rows matters. */
    Node probe();

    /**
     * The query in parentheses, as rows of so many columns.
     *
     * @throws QueryException if it selects another number
     */
    Node rowsOf(int columns);
}
