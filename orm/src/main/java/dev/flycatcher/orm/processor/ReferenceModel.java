package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Lazy;
import org.jspecify.annotations.Nullable;

/**
 * What a foreign key points at.
 *
 * @param column the accessor of the referenced column
 * @param backref empty if none was named, {@code +} if there is none
 * @param rawKey the accessor that reads the key, or null
 * @param constraint empty for the default
 */
record ReferenceModel(
        TypeName target,
        String column,
        String backref,
        @Nullable Accessor rawKey,
        Action onDelete,
        Action onUpdate,
        Lazy lazy,
        String constraint,
        boolean deferred) {
    static final String NONE = "+";
}
