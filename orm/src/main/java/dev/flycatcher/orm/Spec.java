package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Size;
import dev.flycatcher.orm.sql.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a column is: its accessor, its name in the database, its type. Written by the processor or by hand; each call
 * returns a new one.
 */
public record Spec<T>(
        String accessor,
        String name,
        Type<T> type,
        boolean key,
        boolean generated,
        boolean nullable,
        boolean unique,
        boolean indexed,
        boolean version,
        @Nullable String sqlDefault,
        @Nullable String check,
        Size size,
        @Nullable String sequence) {

    /** A column that is never NULL. */
    public static <T> Spec<T> of(String accessor, String name, Type<T> type) {
        return new Spec<>(accessor, name, type, false, false, false, false, false, false, null, null, Size.ANY, null);
    }

    /** Part of the primary key. */
    public Spec<T> asKey() {
        return new Spec<>(
                accessor,
                name,
                type,
                true,
                generated,
                nullable,
                unique,
                indexed,
                version,
                sqlDefault,
                check,
                size,
                sequence);
    }

    /** The primary key, counted up by the database. */
    public Spec<T> asGeneratedKey() {
        return new Spec<>(
                accessor,
                name,
                type,
                true,
                true,
                nullable,
                unique,
                indexed,
                version,
                sqlDefault,
                check,
                size,
                sequence);
    }

    /** Counted up by the sequence of this name. */
    public Spec<T> countedBy(String name) {
        return new Spec<>(
                accessor,
                this.name,
                type,
                key,
                generated,
                nullable,
                unique,
                indexed,
                version,
                sqlDefault,
                check,
                size,
                name);
    }

    public Spec<T> asNullable() {
        return new Spec<>(
                accessor,
                name,
                type,
                key,
                generated,
                true,
                unique,
                indexed,
                version,
                sqlDefault,
                check,
                size,
                sequence);
    }

    public Spec<T> asUnique() {
        return new Spec<>(
                accessor,
                name,
                type,
                key,
                generated,
                nullable,
                true,
                indexed,
                version,
                sqlDefault,
                check,
                size,
                sequence);
    }

    public Spec<T> asIndexed() {
        return new Spec<>(
                accessor,
                name,
                type,
                key,
                generated,
                nullable,
                unique,
                true,
                version,
                sqlDefault,
                check,
                size,
                sequence);
    }

    /** The optimistic lock. */
    public Spec<T> asVersion() {
        return new Spec<>(
                accessor,
                name,
                type,
                key,
                generated,
                nullable,
                unique,
                indexed,
                true,
                sqlDefault,
                check,
                size,
                sequence);
    }

    public Spec<T> withDefault(String sql) {
        return new Spec<>(
                accessor, name, type, key, generated, nullable, unique, indexed, version, sql, check, size, sequence);
    }

    public Spec<T> withCheck(String sql) {
        return new Spec<>(
                accessor,
                name,
                type,
                key,
                generated,
                nullable,
                unique,
                indexed,
                version,
                sqlDefault,
                sql,
                size,
                sequence);
    }

    /** At most so many characters of text, or bytes. */
    public Spec<T> sized(int most) {
        return sized(most, 0);
    }

    /** A decimal of so many digits, {@code scale} of them after the point. */
    public Spec<T> sized(int precision, int scale) {
        Size own = new Size(precision, scale);
        return new Spec<>(
                accessor,
                name,
                type,
                key,
                generated,
                nullable,
                unique,
                indexed,
                version,
                sqlDefault,
                check,
                own,
                sequence);
    }
}
