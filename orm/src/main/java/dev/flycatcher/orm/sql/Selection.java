package dev.flycatcher.orm.sql;

/** What may stand in a select list: an expression, or a table meaning all of its columns. */
public interface Selection {}
