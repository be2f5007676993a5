package dev.flycatcher.analyzer.trace;

import java.util.Locale;

/**
 * How an engine spells strings, identifiers and comments, as far as splitting its SQL into tokens goes. {@link #GENERIC}
 * reads what no two engines spell differently, and guesses the rest from context.
 */
public enum Dialect {
    GENERIC,
    POSTGRESQL,
    MYSQL,
    SQLSERVER,
    ORACLE,
    SQLITE,
    H2;

    /** Dialect of a JDBC URL, {@link #GENERIC} when the driver is not one of these. */
    public static Dialect ofUrl(String url) {
        String[] parts = url.toLowerCase(Locale.ROOT).split(":", 4);
        return parts.length < 3 ? GENERIC : ofName(parts[1]);
    }

    private static Dialect ofName(String name) {
        return switch (name) {
            case "postgresql", "pgsql", "redshift", "cockroachdb", "aws-wrapper" -> POSTGRESQL;
            case "mysql", "mariadb", "tidb" -> MYSQL;
            case "sqlserver", "jtds" -> SQLSERVER;
            case "oracle" -> ORACLE;
            case "sqlite" -> SQLITE;
            case "h2" -> H2;
            default -> GENERIC;
        };
    }

    /** A backslash in a string escapes the next character, and double quotes enclose a string. */
    boolean backslashes() {
        return this == MYSQL;
    }

    /** {@code #} starts a comment, and {@code --} does only before white space. */
    boolean hashComments() {
        return this == MYSQL;
    }

    boolean nestedComments() {
        return this == POSTGRESQL || this == SQLSERVER || this == H2;
    }

    /** {@code $tag$ ... $tag$} is a string. */
    boolean dollarStrings() {
        return this == GENERIC || this == POSTGRESQL || this == H2;
    }

    /** {@code [name]} is an identifier wherever it stands. */
    boolean brackets() {
        return this == SQLSERVER || this == SQLITE;
    }

    /** {@code ?} may be an operator, as it is on PostgreSQL's jsonb. */
    boolean questionOperators() {
        return this == GENERIC || this == POSTGRESQL;
    }
}
