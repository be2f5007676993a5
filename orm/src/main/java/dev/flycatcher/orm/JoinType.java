package dev.flycatcher.orm;

/** The kinds of join. */
public enum JoinType {
    INNER("INNER JOIN"),
    LEFT_OUTER("LEFT OUTER JOIN"),
    RIGHT_OUTER("RIGHT OUTER JOIN"),
    FULL_OUTER("FULL OUTER JOIN"),
    /** Every row with every row; has no predicate. */
    CROSS("CROSS JOIN"),
    /** A subquery that sees the tables before it, run for each of their rows. */
    LATERAL("INNER JOIN LATERAL"),
    LEFT_LATERAL("LEFT OUTER JOIN LATERAL");

    final String sql;

    JoinType(String sql) {
        this.sql = sql;
    }

    boolean isLateral() {
        return this == LATERAL || this == LEFT_LATERAL;
    }

    /** Whether the joined side may be missing from a row. */
    boolean mayMiss() {
        return this == LEFT_OUTER || this == FULL_OUTER || this == LEFT_LATERAL;
    }
}
