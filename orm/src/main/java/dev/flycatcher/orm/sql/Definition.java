package dev.flycatcher.orm.sql;

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

    /** A statement that empties a table faster than a DELETE, where nothing points at it. */
    default String truncate(String table) {
        return "TRUNCATE TABLE " + quote(table);
    }
}
