package dev.flycatcher.orm.annotation;

/** What reading a reference does when it has not been loaded. The nearest setting wins: key, query, database. */
public enum Lazy {
    /** As the next wider setting says; for a database {@link #LAZY}. */
    DEFAULT,
    /** Loads it: one query per read. */
    LAZY,
    /** Loads it for all rows of the same result: one query in all. */
    PEERS,
    /** Throws, and names the cure. */
    RAISE
}
