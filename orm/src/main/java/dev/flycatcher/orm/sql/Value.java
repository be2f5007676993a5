package dev.flycatcher.orm.sql;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A constant: always a placeholder, never text. */
record Value<T>(Type<T> type, @Nullable T value) implements Expression<T> {
    static <T> Expression<T> of(Expression<T> model, T value) {
        return new Value<>(model.type(), value);
    }

    static Numeric<?> number(Number value) {
        if (value instanceof BigDecimal exact) {
            return new NumericValue<>(Type.DECIMAL, exact);
        }
        return value instanceof Double || value instanceof Float
                ? new NumericValue<>(Type.DOUBLE, value.doubleValue())
                : new NumericValue<>(Type.LONG, value.longValue());
    }

    @Override
    public void render(Sql sql) {
        sql.bind(type, value);
    }
}
