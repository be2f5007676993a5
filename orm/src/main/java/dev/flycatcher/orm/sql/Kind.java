package dev.flycatcher.orm.sql;

/** What a column holds in the database's own terms; a {@link Dialect} names, reads and binds each. */
public enum Kind {
    BIGINT,
    INTEGER,
    SMALLINT,
    BOOLEAN,
    DOUBLE,
    REAL,
    TEXT,
    DECIMAL,
    BYTES,
    UUID,
    INSTANT,
    DATE,
    TIME,
    DATE_TIME
}
