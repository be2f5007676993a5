package dev.flycatcher.analyzer.trace;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one distinct value of a unit. Values are told apart by their ordinal in {@link Trace#values()} only:
 * neither the value nor a hash of it leaves the process, unless samples were asked for.
 *
 * @param family the canonical class the value was compared in
 * @param sample the value as text, when samples were asked for
 */
public record Value(Family family, @Nullable String sample) {
    private static final List<Value> BARE =
            Stream.of(Family.values()).map(family -> new Value(family, null)).toList();

    /** A value of that family of which nothing else is kept. */
    public static Value of(Family family) {
        return BARE.get(family.ordinal());
    }

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
