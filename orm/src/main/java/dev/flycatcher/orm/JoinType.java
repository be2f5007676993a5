package dev.flycatcher.orm;

/** The kinds of join. */
public enum JoinType {
    INNER("INNER JOIN"),
    LEFT_OUTER("LEFT OUTER JOIN"),
    RIGHT_OUTER("RIGHT OUTER JOIN"),
    FULL_OUTER("FULL OUTER JOIN"),
    /** Every row with every row; has no predicate. */
    CROSS("CROSS JOIN");

    final String sql;

    JoinType(String sql) {
        this.sql = sql;
    }

    /** Whether the joined side may be missing from a row. */
    boolean mayMiss() {
        return this == LEFT_OUTER || this == FULL_OUTER;
    }
}
