package dev.flycatcher.orm.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a Java value of type {@code T} is stored: a {@link Kind} and, where Java's type is not the kind's own, a
 * {@link Converter} between the two.
 */
public final class Type<T> {
    public static final Type<Long> LONG = plain(Kind.BIGINT, Long.class);
    public static final Type<Integer> INT = plain(Kind.INTEGER, Integer.class);
    public static final Type<Short> SHORT = plain(Kind.SMALLINT, Short.class);
    public static final Type<Boolean> BOOLEAN = plain(Kind.BOOLEAN, Boolean.class);
    public static final Type<Double> DOUBLE = plain(Kind.DOUBLE, Double.class);
    public static final Type<Float> FLOAT = plain(Kind.REAL, Float.class);
    public static final Type<String> TEXT = plain(Kind.TEXT, String.class);
    public static final Type<BigDecimal> DECIMAL = plain(Kind.DECIMAL, BigDecimal.class);
    public static final Type<byte[]> BYTES = plain(Kind.BYTES, byte[].class);
    public static final Type<UUID> UUID = plain(Kind.UUID, UUID.class);
    /** Kept to the microsecond: what is finer is cut when the value is assigned. */
    public static final Type<Instant> INSTANT = plain(Kind.INSTANT, Instant.class);

    public static final Type<LocalDate> DATE = plain(Kind.DATE, LocalDate.class);
    public static final Type<LocalTime> TIME = plain(Kind.TIME, LocalTime.class);
    public static final Type<LocalDateTime> DATE_TIME = plain(Kind.DATE_TIME, LocalDateTime.class);

    /** A list of keys, as the databases that take one bind it. */
    static final Type<Object> ARRAY = plain(Kind.BYTES, Object.class);

    private static final List<Type<?>> PLAIN = List.of(
            LONG, INT, SHORT, BOOLEAN, DOUBLE, FLOAT, TEXT, DECIMAL, BYTES, UUID, INSTANT, DATE, TIME, DATE_TIME);

    private final Kind kind;
    private final Class<T> java;
    private final @Nullable Converter<T, Object> converter;

    private Type(Kind kind, Class<T> java, @Nullable Converter<T, Object> converter) {
        this.kind = kind;
        this.java = java;
        this.converter = converter;
    }

    private static <T> Type<T> plain(Kind kind, Class<T> java) {
        return new Type<>(kind, java, null);
    }

    /**
     * The type a bare value is stored as.
     *
     * @throws QueryException if its class is none that is stored without being told how
     */
    @SuppressWarnings("unchecked")
    public static <T> Type<T> of(T value) {
        for (Type<?> each : PLAIN) {
            if (each.java.isInstance(value)) {
                return (Type<T>) each;
            }
        }
        throw new QueryException("A " + value.getClass().getName()
                + " has no type of its own in the database. Say which:" + " value(type, it).");
    }

    /** An enum kept by name, so that reordering its constants changes nothing stored. */
    public static <E extends Enum<E>> Type<E> enumName(Class<E> type) {
        return TEXT.map(type, Converter.of(name -> Enum.valueOf(type, name), Enum::name));
    }

    /** An enum kept by its position: small, and broken by reordering the constants. */
    public static <E extends Enum<E>> Type<E> enumOrdinal(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return INT.map(type, Converter.of(i -> constants[i], Enum::ordinal));
    }

    /** A type of the user's own, stored as this one. */
    @SuppressWarnings("unchecked")
    public <U> Type<U> map(Class<U> java, Converter<U, T> outer) {
        Converter<T, Object> inner = converter;
        Converter<U, ?> whole = inner == null
                ? outer
                : Converter.<U, Object>of(raw -> outer.read(inner.read(raw)), value -> inner.write(outer.write(value)));
        return new Type<>(kind, java, (Converter<U, Object>) whole);
    }

    public Kind kind() {
        return kind;
    }

    /** The Java class of the values. */
    public Class<T> java() {
        return java;
    }

    /** Reads column {@code at} (from 1) of the current row; SQL's NULL is null. */
    @SuppressWarnings("unchecked")
    public @Nullable T read(ResultSet rows, int at, Dialect dialect) throws SQLException {
        Object raw = dialect.read(kind, rows, at);
        return raw == null || converter == null ? (T) raw : converter.read(raw);
    }

    /** Binds {@code value} to placeholder {@code at} (from 1). */
    public void bind(PreparedStatement statement, int at, @Nullable Object value, Dialect dialect) throws SQLException {
        dialect.bind(kind, statement, at, value == null ? null : raw(value));
    }

    boolean isWhole() {
        return kind == Kind.BIGINT || kind == Kind.INTEGER || kind == Kind.SMALLINT;
    }

    /** {@code value} as it is stored. */
    @SuppressWarnings("unchecked")
    Object raw(Object value) {
        return converter == null ? value : converter.write((T) value);
    }

    @Override
    public String toString() {
        return java.getSimpleName();
    }
}
