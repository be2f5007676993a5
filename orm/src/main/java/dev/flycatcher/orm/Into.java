package dev.flycatcher.orm;

import org.jspecify.annotations.Nullable;

/** What makes a row of several values; a record's constructor will do. */
public final class Into {
    private Into() {}

    /** Makes {@code R} of three values. */
    @FunctionalInterface
    public interface Three<A, B, C, R> {
        R from(A a, B b, C c);
    }

    /** Makes {@code R} of four values. */
    @FunctionalInterface
    public interface Four<A, B, C, D, R> {
        R from(A a, B b, C c, D d);
    }

    /** A value read as its expression's type. */
    @SuppressWarnings("unchecked")
    static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
