package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose accessors are the columns and relations of a table. For {@code interface User} the processor writes
 * {@code UserTable} (constant {@code USER}), {@code UserDraft}, and the row class behind the interface.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Table {
    /** The table's name; by default the interface's in lower case with underscores, {@code user_profile}. */
    String name() default "";
}
