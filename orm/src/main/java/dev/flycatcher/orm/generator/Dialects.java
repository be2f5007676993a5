package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Dialects by the names of the command line, which are Flyway's names of vendors. */
final class Dialects {
    private Dialects() {}

    static Dialect named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> Dialect.SQLITE;
            default ->
                throw new GeneratorException(
                        "There is no dialect " + name + ". Known: sqlite, postgresql, mariadb, h2.");
        };
    }

    static String vendor(String name) {
        return vendor(named(name));
    }

    static String vendor(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    static Dialect of(Connection connection) throws SQLException {
        return named(connection.getMetaData().getDatabaseProductName());
    }
}
