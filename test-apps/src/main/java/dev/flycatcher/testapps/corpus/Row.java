package dev.flycatcher.testapps.corpus;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row that was read, every column of it. */
record Row(Map<String, @Nullable Object> values) {

    /** The value of that column, NULL as 0. */
    Object get(String label) {
        Object value = values.get(label.toLowerCase(Locale.ROOT));
        return value == null ? 0 : value;
    }

    int number(String label) {
        return ((Number) get(label)).intValue();
    }

    boolean has(String label) {
        return values.get(label.toLowerCase(Locale.ROOT)) != null;
    }
}
