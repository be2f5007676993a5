package dev.flycatcher.analyzer.rewrite;

import java.util.Locale;

/**
 * A database engine as far as rewritten SQL differs by it. {@link #GENERIC} gets what the others have in common.
 *
 * <p>LATERAL: PostgreSQL, MySQL from 8.0.14, HSQLDB, Oracle from 12; H2 (to 2.5), SQLite and MariaDB have none, SQL
 * Server says APPLY. Limits of a list: Oracle 1,000, SQL Server 2,100 binds, SQLite 32,766, PostgreSQL 65,535.
 */
public enum Engine {
    GENERIC(1_000, Lateral.NONE, true, Pairs.NONE),
    POSTGRESQL(30_000, Lateral.LATERAL, true, Pairs.LIST),
    MYSQL(30_000, Lateral.LATERAL, true, Pairs.LIST),
    MARIADB(30_000, Lateral.NONE, true, Pairs.LIST),
    H2(30_000, Lateral.NONE, true, Pairs.LIST),
    HSQLDB(1_000, Lateral.LATERAL, true, Pairs.LIST),
    SQLITE(30_000, Lateral.NONE, true, Pairs.VALUES),
    ORACLE(1_000, Lateral.LATERAL, false, Pairs.LIST),
    SQLSERVER(2_000, Lateral.APPLY, false, Pairs.NONE);

    /** How a derived table may read the row beside it. */
    enum Lateral {
        NONE,
        LATERAL,
        APPLY
    }

    /** How a list of keys of several columns is written. */
    enum Pairs {
        /** {@code (a, b) IN ((?, ?), (?, ?))}. */
        LIST,
        /** {@code (a, b) IN (VALUES (?, ?), (?, ?))}. */
        VALUES,
        /** Not at all. */
        NONE
    }

    private final int keys;
    private final Lateral lateral;
    private final boolean recursive;
    private final Pairs pairs;

    Engine(int keys, Lateral lateral, boolean recursive, Pairs pairs) {
        this.keys = keys;
        this.lateral = lateral;
        this.recursive = recursive;
        this.pairs = pairs;
    }

    /** The engine of a JDBC URL, {@link #GENERIC} when it is none of these. */
    public static Engine ofUrl(String url) {
        String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
        return ofName(parts.length < 3 ? "" : parts[1]);
    }

    /** The engine of that name in JDBC URLs, such as {@code postgresql}; {@link #GENERIC} when it is none of these. */
    public static Engine ofName(String name) {
        return switch (name) {
            case "postgresql", "pgsql" -> POSTGRESQL;
            case "mysql" -> MYSQL;
            case "mariadb" -> MARIADB;
            case "h2" -> H2;
            case "hsqldb" -> HSQLDB;
            case "sqlite" -> SQLITE;
            case "oracle" -> ORACLE;
            case "sqlserver", "jtds" -> SQLSERVER;
            default -> GENERIC;
        };
    }

    /** Keys that one list takes. */
    int keys() {
        return keys;
    }

    Pairs pairs() {
        return pairs;
    }

    Lateral lateral() {
        return lateral;
    }

    /** {@code WITH RECURSIVE}, or {@code WITH} alone where the engine does not know the word. */
    String with() {
        return recursive ? "WITH RECURSIVE" : "WITH";
    }
}
