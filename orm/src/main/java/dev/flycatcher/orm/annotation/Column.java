package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a plain column has beyond its name and Java type; {@code @Nullable} on the accessor makes it nullable. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Column {
    /** The column's name; by default the accessor's with underscores. */
    String name() default "";

    boolean unique() default false;

    boolean index() default false;

    /** The DEFAULT clause of the table definition, as SQL. For defaults in Java see the interface's {@code defaults}. */
    String sqlDefault() default "";

    /** A CHECK on this column, as SQL. */
    String check() default "";

    /** The most characters of text, or bytes, it takes; 0 for as many as the database does. */
    int length() default 0;

    /** How many digits a decimal has, before and after the point; 0 for as many as the database keeps. */
    int precision() default 0;

    /** How many of its {@link #precision} digits a decimal has after the point. */
    int scale() default 0;

    /** An enum stored by position instead of by name. */
    boolean ordinal() default false;
}
