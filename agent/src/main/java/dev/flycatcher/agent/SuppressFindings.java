package dev.flycatcher.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Findings at this method or class, at its call or its loop, were looked at and are to stay. It is read from class files
 * of what runs statements, by its simple name: an annotation of your own with that name and these elements serves as
 * well, where production code is not to know this library.
 *
 * <pre>
 * {@literal @}SuppressFindings(value = "A01", reason = "ten rows at most", until = "2027-03-31")
 * List&lt;Order&gt; ofToday() { ... }
 * </pre>
 */
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface SuppressFindings {
    /** Ids of rules as in {@code A01}; every rule when there are none. */
    String[] value() default {};

    /** Why. */
    String reason();

    /** The last day it holds, as in {@code 2027-03-31}; for ever when empty. */
    String until() default "";
}
