package dev.flycatcher.agent.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test method, or each of the class, sends exactly so many statements, or at most so many. What is not named is not
 * checked. A batch counts once.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(FlycatcherExtension.class)
public @interface ExpectQueries {
    /** Any number. */
    int ANY = -1;

    /** SELECT statements. */
    int select() default ANY;

    /** INSERT statements. */
    int insert() default ANY;

    /** UPDATE statements. */
    int update() default ANY;

    /** DELETE statements. */
    int delete() default ANY;

    /** Round trips of every kind. */
    int total() default ANY;

    /** Whether fewer are welcome. */
    boolean atMost() default false;
}
