package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Convert;
import dev.flycatcher.orm.annotation.Id;
import dev.flycatcher.orm.annotation.Version;
import java.lang.annotation.Annotation;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A method of an entity interface that has no body.
 *
 * @param owner the entity, which may inherit it
 * @param type what it returns, with the entity's type arguments put in
 * @param element for an entity {@code E}: {@code E} itself, of {@code Select<E>}, {@code ESelect} and {@code Links<E>} as well
 */
record Accessor(
        TypeName owner,
        ExecutableElement method,
        TypeMirror type,
        Role role,
        TypeMirror element,
        @Nullable Nullness nullness) {
    /** What an accessor stands for, as far as itself can tell. */
    enum Role {
        COLUMN,
        FOREIGN_KEY,
        /** The key of a reference, read without following it. */
        RAW_KEY,
        /** {@code Select<E>}, or the generated {@code ESelect}. */
        MANY,
        /** {@code E} without a foreign key: the other end of a one-to-one. */
        ONE,
        /** {@code Links<E>}. */
        LINKS
    }

    String name() {
        return method.getSimpleName().toString();
    }

    <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return method.getAnnotation(type);
    }

    boolean has(Class<? extends Annotation> type) {
        return annotation(type) != null;
    }

    /** Whether an annotation makes it a column whatever its name. */
    boolean saysColumn() {
        return has(Column.class) || has(Id.class) || has(Convert.class) || has(Version.class);
    }

    Accessor as(Role other) {
        return new Accessor(owner, method, type, other, element, nullness);
    }

    boolean isColumn() {
        return role == Role.COLUMN || role == Role.FOREIGN_KEY;
    }

    @Override
    public String toString() {
        return owner.simple() + "." + name() + "()";
    }
}
