package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Id;
import dev.flycatcher.orm.sql.Size;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param where the accessor, for errors
 * @param field the row's field that holds the value; of a reference, the key
 * @param type what it holds; of a reference, what the referenced column holds, boxed if it may be null
 * @param sqlDefault empty for none
 * @param check empty for none
 * @param size what its annotation says
 */
record ColumnModel(
        Element where,
        String accessor,
        String field,
        String name,
        ColumnType type,
        Set<Flag> flags,
        String sqlDefault,
        String check,
        Size size,
        @Nullable Nullness nullness,
        @Nullable ReferenceModel reference) {
    /** What a column is besides its type; the text is the call that says so. */
    enum Flag {
        KEY("asKey"),
        GENERATED_KEY("asGeneratedKey"),
        NULLABLE("asNullable"),
        UNIQUE("asUnique"),
        INDEXED("asIndexed"),
        VERSION("asVersion");

        final String call;

        Flag(String call) {
            this.call = call;
        }
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    boolean isKey() {
        return is(Flag.KEY) || is(Flag.GENERATED_KEY);
    }

    /** The sequence that counts the key up; empty for none. */
    String sequence() {
        Id id = where.getAnnotation(Id.class);
        return id == null ? "" : id.sequence();
    }

    boolean isNullable() {
        return is(Flag.NULLABLE);
    }

    TypeMirror java() {
        return type.java();
    }

    boolean isPrimitive() {
        return java().getKind().isPrimitive();
    }

    /** An instant kept as a count of microseconds, which needs no object per row. */
    boolean isMicros() {
        return type.isPlain("INSTANT") && !isNullable() && reference == null;
    }

    boolean isPrimitiveLong() {
        return java().getKind() == TypeKind.LONG;
    }

    ColumnModel holding(String otherField) {
        return new ColumnModel(
                where, accessor, otherField, name, type, flags, sqlDefault, check, size, nullness, reference);
    }
}
