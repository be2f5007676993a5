package dev.flycatcher.orm.sql;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that differs between databases. Everything else renders the same everywhere. */
public sealed interface Dialect extends Definition, Driving permits Sqlite, Server {
    /** SQLite 3.35 or newer: it has RETURNING, window functions and row values. */
    Dialect SQLITE = new Sqlite();

    /** PostgreSQL 12 or newer, and what speaks its protocol: CockroachDB, YugabyteDB, Citus. */
    Dialect POSTGRESQL = new PostgreSql();

    /** MariaDB 10.6 or newer. */
    Dialect MARIADB = new MariaDb();

    /** MySQL 8.0.31 or newer: MariaDB without RETURNING. */
    Dialect MYSQL = new MySql();

    /** H2 2.2 or newer. */
    Dialect H2 = new H2();

    List<Dialect> ALL = List.of(SQLITE, POSTGRESQL, MARIADB, MYSQL, H2);

    String name();

    boolean can(Feature feature);

    /**
     * Asserts that the database can do what a query asks for.
     *
     * @throws QueryException if it cannot, with what to do instead
     */
    default void require(Feature feature) {
        if (!can(feature)) {
            throw feature.missing(this);
        }
    }

    /** The dialect of a JDBC URL, or null when its second word is none that is known. */
    static @Nullable Dialect ofUrl(String url) {
        String[] words = url.split(":", 3);
        String word = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
        return ALL.stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    /**
     * The dialect of a database that says what it is.
     *
     * @throws QueryException if it is none of those that are known
     */
    static Dialect of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        for (Dialect each : ALL) {
            if (each.name().equalsIgnoreCase(product)) {
                // MySQL's driver calls every server MySQL; its version tells.
                boolean other = each == MYSQL
                        && String.valueOf(database.getDatabaseProductVersion()).contains("MariaDB");
                return other ? MARIADB : each;
            }
        }
        throw new QueryException("The database calls itself " + product + ", and this library writes SQL for SQLite,"
                + " PostgreSQL, MariaDB (and MySQL) and H2. If it speaks the SQL of one of these, say which:"
                + " Database.of(dataSource, Dialect.POSTGRESQL).");
    }

    /** A name, quoted, with quotes inside it doubled: names are hostile text. */
    @Override
    default String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Renders what follows a value that is in these keys, or in none of them, so that its text is the same for any number
     * of keys, where the database can.
     *
     * @return whether it did; if not, the caller writes IN and one placeholder per key
     */
    default boolean renderKeys(Sql sql, Type<?> type, Collection<?> keys, boolean negated) {
        return false;
    }

    /**
     * Whether indexes are ordered, so that keys without a gap can be asked for as a range.
     *
     * @param version what the server says of itself
     */
    default boolean keepsKeysInOrder(String version) {
        return true;
    }

    /** Whether several queries can be sent as one text, in one round trip, and answer with a result each. */
    default boolean takesSeveral() {
        return false;
    }

    /** Renders what follows a value that is among the keys {@code query} selects, where these are best gathered first. */
    default void gathered(Sql sql, Node query) {
        sql.text(" IN ").node(query);
    }

    /** Whether rows of such values can be given as one list per column, so that the text is the same for any number of rows. */
    default boolean takesColumns(List<? extends Type<?>> types) {
        return false;
    }

    /** Renders rows given as one list per column, as what an INSERT selects; only where {@link #takesColumns} says so. */
    default void renderColumns(Sql sql, List<? extends Type<?>> types, List<? extends Collection<?>> columns) {
        throw new UnsupportedOperationException(name());
    }

    /** Appends whether {@code text} matches a regular expression, as the database understands them. */
    default void regexp(Sql sql, Node text, Node pattern) {
        sql.text("(").node(text).text(" REGEXP ").node(pattern).text(")");
    }

    /** What stands before each row of VALUES within a query. */
    default String rowWord() {
        return "";
    }

    /** Whether a placeholder has the type of what is bound to it, where nothing beside it has one. */
    default boolean infersTypes() {
        return true;
    }

    /** What a query ends in that lets others read its rows, but not change them. */
    default String shareLock() {
        return " FOR SHARE";
    }

    /** What CAST calls values of {@code kind}. */
    default String castName(Kind kind) {
        return typeName(kind, false);
    }

    /** The operator that compares text without regard to case under LIKE. */
    default String ilike() {
        return "LIKE";
    }

    /** What makes {@code \} the escape character of a LIKE. */
    default String escape() {
        return " ESCAPE '\\'";
    }

    default void concat(Sql sql, Node left, Node right) {
        sql.text("(").node(left).text(" || ").node(right).text(")");
    }

    /** The operator that divides whole numbers and leaves a whole number. */
    default String wholeDivision() {
        return " / ";
    }

    default void order(Sql sql, Order order) {
        sql.node(order.by()).text(order.descending() ? " DESC" : " ASC");
        if (order.nulls() != null) {
            sql.text(" NULLS ").text(order.nulls().name());
        }
    }

    /**
     * Integers written out: a placeholder here costs PostgreSQL its cached plan.
     *
     * @param limit -1 for none
     */
    default void limit(Sql sql, long limit, long offset) {
        if (limit >= 0) {
            sql.text(" LIMIT " + limit);
        }
        if (offset > 0) {
            sql.text(" OFFSET " + offset);
        }
    }

    /** Whether rows grouped by a table's key may select its other columns, which the key decides. */
    default boolean groupsByKey() {
        return true;
    }

    /** What follows the table in an INSERT of a row that says nothing. */
    default String emptyRow() {
        return " DEFAULT VALUES";
    }

    /** Renders an INSERT of {@code rows}, less those whose {@code key} is there already; no other failure is ignored. */
    default void insertMissing(Sql sql, String table, List<String> columns, List<String> key, Node rows) {
        sql.text("INSERT INTO ")
                .name(table)
                .text(" (")
                .names(columns)
                .text(") VALUES ")
                .node(rows);
        sql.text(" ON CONFLICT DO NOTHING");
    }

    /** Renders an INSERT that leaves or updates the rows that are there already. */
    default void upsert(Sql sql, Upsert upsert) {
        sql.text("INSERT INTO ")
                .name(upsert.table())
                .text(" (")
                .names(upsert.columns())
                .text(") ")
                .node(upsert.rows());
        sql.text(" ON CONFLICT (").names(upsert.key()).text(")");
        if (upsert.among() != null) {
            sql.text(" WHERE ").node(upsert.among());
        }
        if (upsert.set().isEmpty()) {
            sql.text(" DO NOTHING");
            return;
        }
        sql.text(" DO UPDATE SET ").list(upsert.set(), ", ");
        if (upsert.where() != null) {
            sql.text(" WHERE ").node(upsert.where());
        }
    }

    /** Appends the value that the row which is not inserted would have had in {@code column}. */
    default void excluded(Sql sql, String column) {
        sql.text("excluded.").name(column);
    }

    /** A statement that writes and gives back {@code columns} of the rows it wrote, or deleted. */
    default String returning(String write, String columns) {
        return write + " RETURNING " + columns;
    }

    /** A source of so many rows, in FROM. */
    default String rows(int count) {
        return "SYSTEM_RANGE(1, " + count + ")";
    }

    /** An expression for the next number of a sequence. */
    default String next(String sequence) {
        return "NEXT VALUE FOR " + quote(sequence);
    }
}
