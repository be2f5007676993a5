package dev.flycatcher.agent.junit;

import dev.flycatcher.agent.watch.Growth;
import dev.flycatcher.analyzer.trace.Verb;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a parameterized or repeated test reads takes statements that grow no faster than that with its size: the
 * first parameter that is a number, or the number of the repetition.
 *
 * <pre>
 * &#64;QueriesGrow(CONSTANT)
 * &#64;ParameterizedTest
 * &#64;ValueSource(ints = {1, 5, 25})
 * void listsOrders(int orders) { ... }
 * </pre>
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FlycatcherExtension.class)
public @interface QueriesGrow {
    /** The fastest growth that passes. */
    Growth.Law value();

    /** The kinds of statement that count; none, and every round trip does. */
    Verb[] of() default Verb.SELECT;
}
