package dev.flycatcher.orm.sql;

import org.jspecify.annotations.Nullable;

/** The half of a {@link Dialect} that differs in definitions of tables. */
interface Definition {
    String quote(String name);

    /**
     * The column type's name in a table definition.
     *
     * @param indexed whether an index or a foreign key holds the column, which bounds its length in some databases
     */
    String typeName(Kind kind, boolean indexed);

    /** As {@link #typeName(Kind, boolean)}, for a column that says how much it holds. */
    default String typeName(Kind kind, Size size, boolean indexed) {
        if (size.isAny() || kind != Kind.TEXT && kind != Kind.DECIMAL) {
            return typeName(kind, indexed);
        }
        return kind == Kind.TEXT
                ? "VARCHAR(" + size.most() + ")"
                : "DECIMAL(" + size.most() + ", " + size.scale() + ")";
    }

    /**
     * What a CHECK says for {@code column} to hold no more than {@code size}; empty where its type says so already.
     *
     * @param column its name, quoted
     */
    default String bound(Kind kind, Size size, String column) {
        return "";
    }

    /** The definition of a key the database counts up by itself. */
    String autoIncrement(Kind kind);

    /** Whether a foreign key may be declared before the table it points at. */
    default boolean pointsAhead() {
        return false;
    }

    /** Adds a constraint to a table that may have it already. */
    String addConstraint(String table, String name, String constraint);

    String dropConstraint(String table, String name);

    default String defaultValue(String sql) {
        return sql;
    }

    /** Whether a table's indexes are part of its definition: they cannot be created "if not exists", or keys need them. */
    default boolean indexesInline(boolean unique) {
        return false;
    }

    /** Whether a row cannot be deleted before those that point at it even by the same statement. */
    default boolean checksRowByRow() {
        return false;
    }

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

    /** What an ALTER TABLE says for a column to be NULL where it will from now on; as {@link #notNull}. */
    default String nullable(String column, String definition) {
        return "ALTER COLUMN " + quote(column) + " DROP NOT NULL";
    }

    /**
     * What an ALTER TABLE says for a column to be of another type.
     *
     * @param value what becomes of each value, as SQL
     */
    default String retype(String column, String type, String value, String definition) {
        return "ALTER COLUMN " + quote(column) + " SET DATA TYPE " + type;
    }

    /** What an ALTER TABLE says for a column to have another default, or none where that is empty. */
    default String redefault(String column, String sqlDefault, String definition) {
        return "ALTER COLUMN " + quote(column)
                + (sqlDefault.isEmpty() ? " DROP DEFAULT" : " SET DEFAULT " + defaultValue(sqlDefault));
    }

    /** What an ALTER TABLE says for a table to have no primary key. */
    default String dropPrimaryKey(@Nullable String name) {
        return "DROP PRIMARY KEY";
    }

    /** @param constraint whether it is there for a constraint, which then goes */
    default String dropIndex(String table, String name, boolean constraint) {
        return constraint
                ? "ALTER TABLE " + quote(table) + " DROP CONSTRAINT " + quote(name)
                : "DROP INDEX " + quote(name);
    }

    /** A statement that empties a table faster than a DELETE, where nothing points at it. */
    default String truncate(String table) {
        return "TRUNCATE TABLE " + quote(table);
    }
}
