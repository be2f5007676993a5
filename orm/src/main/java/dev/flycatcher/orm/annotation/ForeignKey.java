package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference to another entity, on an accessor that returns it. The column holds its key; a second accessor of the
 * key's type, named like this one with {@code Id} after it or like the column where that is named, reads that key and
 * never queries.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ForeignKey {
    /**
     * The accessor of the target that lists the rows pointing at it. Needed when the target has two foreign keys from
     * here; {@code "+"} says there is none.
     */
    String backref() default "";

    Action onDelete() default Action.UNSET;

    Action onUpdate() default Action.UNSET;

    /** At most one row per target: one-to-one. */
    boolean unique() default false;

    /** The column's name; by default the accessor's with {@code _id} after it, unless it ends so already. */
    String column() default "";

    /** The accessor of the target that is referenced; by default its primary key. Must be unique. */
    String references() default "";

    /** What reading the reference does when it has not been loaded. */
    Lazy lazy() default Lazy.DEFAULT;

    /** The constraint's name; by default {@code fk_<table>_<column>_refs_<target>}. */
    String constraint() default "";

    /** Checked at commit instead of at once: two rows that point at each other can then be inserted. */
    boolean deferred() default false;
}
