package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Source;
import java.util.Locale;

/** How names are made from names. */
final class Names {
    private Names() {}

    /** {@code UserProfile} to {@code user_profile}. */
    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** What a program is likely to call a source: its alias, or the table's constant. */
    static String of(Source source) {
        String alias = source.alias();
        return alias != null ? alias : source instanceof Table<?> table ? constant(table) : source.label();
    }

    /** The constant a table is usually imported as. */
    static String constant(Table<?> table) {
        return snake(table.entity().getSimpleName()).toUpperCase(Locale.ROOT);
    }
}
