package dev.flycatcher.orm.sql;

import java.util.function.Function;

/**
 * Turns a stored value into a Java one and back. Never sees null: SQL's NULL stays null.
 *
 * @param <T> the Java type
 * @param <S> the stored type
 */
public interface Converter<T, S> {
    T read(S stored);

    S write(T value);

    /** A converter of two functions. */
    static <T, S> Converter<T, S> of(Function<S, T> read, Function<T, S> write) {
        return new Converter<>() {
            @Override
            public T read(S stored) {
                return read.apply(stored);
            }

            @Override
            public S write(T value) {
                return write.apply(value);
            }
        };
    }
}
