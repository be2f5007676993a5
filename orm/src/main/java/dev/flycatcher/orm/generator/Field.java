package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Size;
import org.jspecify.annotations.Nullable;

/** A field of an entity that is to be written. */
sealed interface Field {
    /** The accessor. */
    String name();

    /** The column's name. */
    String column();

    boolean nullable();

    boolean unique();

    /**
     * A plain column.
     *
     * @param key whether it is part of the primary key
     * @param generated whether the database counts it up
     * @param sequence what counts it up, if that is no counter of its own
     * @param sqlDefault the DEFAULT clause, as SQL
     */
    record Plain(
            String name,
            String column,
            FieldType type,
            boolean key,
            boolean generated,
            @Nullable String sequence,
            boolean nullable,
            boolean unique,
            boolean indexed,
            @Nullable String sqlDefault,
            Size size)
            implements Field {
        static Plain id() {
            return new Plain("id", "id", FieldType.LONG, true, true, null, false, false, false, null, Size.ANY);
        }
    }

    /**
     * A reference to another entity.
     *
     * @param target the entity pointed at
     * @param references the column pointed at
     * @param backref the target's accessor for the rows that point at it, or null if there is none
     */
    record Reference(
            String name,
            String column,
            String target,
            Plain references,
            boolean key,
            boolean nullable,
            boolean unique,
            @Nullable String backref,
            Action onDelete,
            Action onUpdate)
            implements Field {
        /** The accessor of the raw key. */
        String idName() {
            return name + "Id";
        }
    }
}
