package dev.flycatcher.orm.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The type a bare Java value is bound as. */
final class Literal {
    private Literal() {}

    static Type<?> typeOf(Object value) {
        if (value instanceof BigDecimal) {
            return Type.DECIMAL;
        }
        if (value instanceof Double || value instanceof Float) {
            return Type.DOUBLE;
        }
        if (value instanceof Number) {
            return Type.LONG;
        }
        if (value instanceof Boolean) {
            return Type.BOOLEAN;
        }
        if (value instanceof Instant) {
            return Type.INSTANT;
        }
        return value instanceof UUID ? Type.UUID : value instanceof byte[] ? Type.BYTES : Type.TEXT;
    }
}
