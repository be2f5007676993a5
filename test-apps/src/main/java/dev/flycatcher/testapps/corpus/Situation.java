package dev.flycatcher.testapps.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is to be found in a situation, written as
 * {@code A01 orders.cust_id -> cust.id ?1 k=10 n=10 JOIN loop}: the rule, the parent's table and column, the child's, its
 * bind position, executions of the child, rows of the parent, the kind of the cure, and {@code loop} where the loop has to
 * be found on a line of this situation that says {@code // loop}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Situation {
    /** Row of the corpus, {@code S01}; those made to break the judge begin with X. */
    String id();

    /** What goes on, in a few words. */
    String says();

    /** Findings above information: these and no others. */
    String[] finds() default {};

    /** Information that has to be among what is told. */
    String[] tells() default {};

    /** Engines and doors it cannot run on, {@code SQLITE} or {@code AGENT}. */
    String[] not() default {};

    /** The Java it needs. */
    int java() default 17;

    /** Why it cannot run there. */
    String because() default "";
}
