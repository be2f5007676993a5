package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Lazy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a foreign key points. The target is a supplier, so that tables may point at each other and at themselves.
 *
 * @param target the referenced column, of the target's own table (not an alias)
 * @param backref the target's accessor for the rows that point at it, or null for none
 */
public record Reference<T, K>(
        Supplier<? extends Column<T, K>> target,
        @Nullable String backref,
        Action onDelete,
        Action onUpdate,
        Lazy lazy,
        @Nullable String constraint,
        boolean deferred) {

    public static <T, K> Reference<T, K> to(Supplier<? extends Column<T, K>> target) {
        return new Reference<>(target, null, Action.UNSET, Action.UNSET, Lazy.DEFAULT, null, false);
    }

    public Reference<T, K> backref(String accessor) {
        return new Reference<>(target, accessor, onDelete, onUpdate, lazy, constraint, deferred);
    }

    public Reference<T, K> onDelete(Action action) {
        return new Reference<>(target, backref, action, onUpdate, lazy, constraint, deferred);
    }

    public Reference<T, K> onUpdate(Action action) {
        return new Reference<>(target, backref, onDelete, action, lazy, constraint, deferred);
    }

    public Reference<T, K> lazy(Lazy mode) {
        return new Reference<>(target, backref, onDelete, onUpdate, mode, constraint, deferred);
    }

    public Reference<T, K> constraint(String name) {
        return new Reference<>(target, backref, onDelete, onUpdate, lazy, name, deferred);
    }

    public Reference<T, K> asDeferred() {
        return new Reference<>(target, backref, onDelete, onUpdate, lazy, constraint, true);
    }
}
