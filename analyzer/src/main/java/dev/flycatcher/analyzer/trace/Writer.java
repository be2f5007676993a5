package dev.flycatcher.analyzer.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A library that goes over an application's objects or rows itself: the loop is its own, in no file of the application's. */
public enum Writer {
    JACKSON("Jackson's loop", "com.fasterxml.jackson.", "tools.jackson."),
    GSON("Gson's loop", "com.google.gson."),
    YASSON("Yasson's loop", "org.eclipse.yasson."),
    FREEMARKER("FreeMarker's loop", "freemarker."),
    THYMELEAF("Thymeleaf's loop", "org.thymeleaf.", "ognl.", "org.attoparser."),
    MUSTACHE("Mustache's loop", "com.github.mustachejava.", "com.samskivert.mustache."),
    HANDLEBARS("Handlebars' loop", "com.github.jknack.handlebars."),
    VELOCITY("Velocity's loop", "org.apache.velocity."),
    PEBBLE("Pebble's loop", "io.pebbletemplates."),
    SPRING_JDBC("Spring's loop over rows", "org.springframework.jdbc.");

    private final String loop;
    private final List<String> packages;

    Writer(String loop, String... packages) {
        this.loop = loop;
        this.packages = List.of(packages);
    }

    /** The library that class belongs to, null for none of them. */
    public static @Nullable Writer of(String type) {
        for (Writer each : values()) {
            for (String prefix : each.packages) {
                if (type.startsWith(prefix)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** In words, {@code Jackson's loop}. */
    public String loop() {
        return loop;
    }
}
