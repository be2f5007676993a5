package dev.flycatcher.orm.processor;

import java.util.Locale;

/**
 * The name of a type that exists or will.
 *
 * @param packageName empty for the unnamed package, and for a type that did not resolve
 * @param qualified the whole name, as it is imported
 */
record TypeName(String packageName, String qualified) {
    static TypeName of(String packageName, String simple) {
        return new TypeName(packageName, packageName.isEmpty() ? simple : packageName + "." + simple);
    }

    String simple() {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** The generated type beside this one: always at top level, also for a nested entity. */
    TypeName with(String suffix) {
        return of(packageName, simple() + suffix);
    }

    TypeName draft() {
        return with("Draft");
    }

    TypeName table() {
        return with("Table");
    }

    TypeName row() {
        return with("Row");
    }

    /** The query with the entity's scopes. */
    TypeName select() {
        return with("Select");
    }

    /** The constant that holds the table. */
    String constant() {
        return snake(simple()).toUpperCase(Locale.ROOT);
    }

    /** {@code userProfile} to {@code user_profile}, as the rest of the library makes names. */
    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code country_code} to {@code countryCode}. */
    static String camel(String snake) {
        StringBuilder text = new StringBuilder();
        boolean up = false;
        for (char each : snake.toCharArray()) {
            if (each == '_') {
                up = !text.isEmpty();
            } else {
                text.append(up ? Character.toUpperCase(each) : each);
                up = false;
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return simple();
    }
}
