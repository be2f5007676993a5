package dev.flycatcher.orm.sql;

import org.jspecify.annotations.Nullable;

/** A value behind a placeholder, and how it travels. */
public record Bind(Type<?> type, @Nullable Object value) {
    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
