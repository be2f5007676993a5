package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index over columns, given by their accessors' names, or over an expression: {@code @Index(on = {"user", "tweet"},
 * unique = true)}, {@code @Index(expression = "lower(email)", name = "email_lower", unique = true)}. What a database
 * cannot index is refused when the table is created.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Indexes.class)
public @interface Index {
    String[] on() default {};

    boolean unique() default false;

    /** SQL over the table's columns, instead of {@link #on}; needs a {@link #name}. */
    String expression() default "";

    /** SQL: only rows for which it holds are in the index. Needs a {@link #name}. */
    String where() default "";

    /** The index's name; made of the table's and the columns' unless given. */
    String name() default "";
}
