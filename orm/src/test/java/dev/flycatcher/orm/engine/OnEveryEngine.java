package dev.flycatcher.orm.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tests of a class once on each database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(EngineTurns.class)
public @interface OnEveryEngine {
    /** Those it runs on; all unless named. MySQL has its turn where {@code FLYCATCHER_MYSQL_URL} names a server. */
    Engine[] value() default {Engine.SQLITE, Engine.POSTGRESQL, Engine.MARIADB, Engine.MYSQL, Engine.H2};
}
