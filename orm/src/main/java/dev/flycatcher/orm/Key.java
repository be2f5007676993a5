package dev.flycatcher.orm;

import java.util.List;

/** A primary key of several columns, in the order of their declaration. */
public record Key(List<Object> parts) {
    public Key {
        parts = List.copyOf(parts);
    }

    public static Key of(Object... parts) {
        return new Key(List.of(parts));
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
