package dev.flycatcher.orm.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** All that differs between databases. Everything else renders the same everywhere. */
public interface Dialect {
    /** SQLite 3.35 or newer: it has RETURNING, window functions and row values. */
    Dialect SQLITE = new Sqlite();

    String name();

    /** A name, quoted, with quotes inside it doubled: names are hostile text. */
    default String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The column type's name in a table definition. */
    String typeName(Kind kind);

    /** The definition of a key the database counts up by itself. */
    String autoIncrement(Kind kind);

    /** Reads column {@code at} (from 1); NULL is null. */
    @Nullable
    Object read(Kind kind, ResultSet rows, int at) throws SQLException;

    /** Reads an instant that is never NULL as microseconds since 1970, without an object. */
    long readMicros(ResultSet rows, int at) throws SQLException;

    void bind(Kind kind, PreparedStatement statement, int at, @Nullable Object value) throws SQLException;

    /** The most placeholders one statement may have. */
    int parameterLimit();

    /**
     * Renders "in these keys" so that its text is the same for any number of them, where the database can.
     *
     * @return whether it did; if not, the caller writes one placeholder per key
     */
    boolean renderKeys(Sql sql, Type<?> type, java.util.Collection<?> keys);

    /** Whether a column added to a table can say what it points at in the same breath. */
    default boolean inlineReferences() {
        return true;
    }

    /**
     * What an ALTER TABLE says for a column to be never NULL from now on.
     *
     * @param definition the column's whole definition
     */
    default String notNull(String column, String definition) {
        return "ALTER COLUMN " + quote(column) + " SET NOT NULL";
    }

    /** The operator that compares text without regard to case under LIKE. */
    default String ilike() {
        return "LIKE";
    }
}
