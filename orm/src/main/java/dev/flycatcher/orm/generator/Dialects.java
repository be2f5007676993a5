package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.sql.Dialect;
import java.util.Locale;
import java.util.stream.Collectors;

/** Dialects by the names of the command line, which are Flyway's names of vendors. */
final class Dialects {
    private Dialects() {}

    static Dialect named(String name) {
        return Dialect.ALL.stream()
                .filter(each -> vendor(each).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new GeneratorException("There is no dialect " + name + ". Known: "
                        + Dialect.ALL.stream().map(Dialects::vendor).collect(Collectors.joining(", ")) + "."));
    }

    static String vendor(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}
