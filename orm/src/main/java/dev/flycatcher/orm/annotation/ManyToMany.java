package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A many-to-many relation, on an accessor that returns {@code Links<Target>}. Declared on one side; the other side may
 * have an accessor {@code Links<This>} named by {@link #backref}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ManyToMany {
    /** The other side's accessor; by default this entity's name in lower case with an {@code s}. */
    String backref() default "";

    /** The entity between, with a foreign key to each side; by default a table {@code <this>_<target>_through}. */
    Class<?> through() default void.class;
}
