package dev.flycatcher.orm.sql;

/**
 * What not every database can do. Asking for one where it is missing fails while the query is built, before a statement
 * is sent; {@code docs/guide.md} has the table, which a test holds against {@link Dialect#can}.
 */
public enum Feature {
    INSERT_RETURNING("INSERT ... RETURNING", "Read the rows again by their keys."),
    UPDATE_RETURNING("UPDATE ... RETURNING", "Update, then read the rows again."),
    DELETE_RETURNING("DELETE ... RETURNING", "Read the rows with forUpdate() first, then delete them."),
    FULL_JOIN("FULL OUTER JOIN", "Unite a LEFT OUTER JOIN with the rows that only the other side has."),
    LATERAL("LATERAL", "Number the rows of each parent with rowNumber(), or load the relation with perParent(n)."),
    DISTINCT_ON("DISTINCT ON", "Number the rows of each group with rowNumber() and keep the first."),
    UPDATE_FROM("UPDATE ... FROM", "Set the column to a correlated subquery."),
    FILTER("FILTER after an aggregate", "Aggregate a CASE that is NULL for the other rows."),
    FRAME_GROUPS("a window frame in GROUPS", "Count in ROWS, or in RANGE of the value ordered by."),
    FRAME_EXCLUDE("EXCLUDE in a window frame", "Subtract the row's own value, or add up two frames."),
    JSON_PATH("a path into JSON text", "Read the document, and look inside it in Java."),
    REGEXP("regular expressions", "Use like(...), or filter what you read."),
    CONFLICT_WHERE("a condition on the row that is there already", "Set the column to a CASE that keeps its value."),
    ROW_LOCK("SELECT ... FOR UPDATE", "Here a write transaction has the whole database for itself."),
    SHARE_LOCK("SELECT ... FOR SHARE", "Lock the rows with Lock.UPDATE."),
    LOCK_OF("FOR UPDATE OF some of the tables", "Lock the rows of all of them."),
    RECURSIVE_DISTINCT("UNION in a recursive query", "Use recursive(...), and bound its depth with a condition."),
    MATERIALIZED("MATERIALIZED for a common table expression", "Leave the choice to the database."),
    WRITING_CTE("a common table expression that writes", "Write in a statement of its own, in one transaction."),
    DEFERRED_KEY("a foreign key that is checked at commit", "Make it @Nullable, and set it once both rows are there."),
    SET_DEFAULT("ON DELETE or ON UPDATE SET DEFAULT", "Use SET NULL, or set the column before you delete."),
    PARTIAL_INDEX("an index over some of the rows", "Index all rows."),
    EXPRESSION_INDEX("an index over an expression", "Index a column that the database computes."),
    DDL_ROLLBACK("a schema change that is rolled back", "Keep schema changes out of transactions that may fail."),
    SEQUENCE("sequences", "Let the database count the key, or make it: UuidV7.next()."),
    SET_ALL("INTERSECT ALL or EXCEPT ALL", "Number the rows that are equal with rowNumber(), and compare that too."),
    GIVEN_KEYS_COUNT("counting on from a key that was given by hand", "Move the counter yourself."),
    COLLATE("a collation in an expression", "Compare lower(...) of both, or give the column its collation.");

    private final String what;
    private final String cure;

    Feature(String what, String cure) {
        this.what = what;
        this.cure = cure;
    }

    /** In SQL's words, as it follows "there is no". */
    public String what() {
        return what;
    }

    QueryException missing(Dialect dialect) {
        return new QueryException(dialect.name() + " has no " + what.replaceFirst("^an? ", "") + ". " + cure);
    }
}
