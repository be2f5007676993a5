package dev.flycatcher.analyzer.trace;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of one distinct value of a unit. Values are told apart by their ordinal in {@link Trace#values()} only:
 * neither the value nor a hash of it leaves the process, unless samples were asked for.
 *
 * @param family the canonical class the value was compared in
 * @param sample the value as text, when samples were asked for
 */
public record Value(Family family, @Nullable String sample) {

    /** Values of different families are never equal. {@code BigDecimal} of scale 0 or less is {@code INTEGRAL}. */
    public enum Family {
        INTEGRAL,
        DECIMAL,
        FLOATING,
        TEXT,
        UUID,
        BYTES,
        BOOLEAN,
        TEMPORAL,
        OTHER;

        /** Whether a value of this family can be a key, and so evidence of value flow. */
        public boolean keyLike() {
            return this == INTEGRAL || this == TEXT || this == UUID || this == BYTES || this == DECIMAL;
        }
    }
}
