package dev.flycatcher.agent.junit;

import dev.flycatcher.analyzer.detect.Evidence;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test method, or each of the class, fails when it sends one query per row. What is judged is the method alone,
 * without what sets it up and tears it down, and through DataSources of {@code Flycatcher.watch}.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(FlycatcherExtension.class)
public @interface NoNPlusOne {
    /** How well it must be known. */
    Evidence from() default Evidence.E3;

    /** Whether a loop over the only row of a list fails as well; it is told on standard error otherwise. */
    boolean latent() default false;

    /**
     * Whether a test with a loop runs again with fewer rows, to show that the rows are the cause. Only for methods that
     * bear repetition: what sets them up does not run again.
     */
    boolean probe() default false;
}
