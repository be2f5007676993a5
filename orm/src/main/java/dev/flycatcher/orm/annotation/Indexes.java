package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds several {@link Index} annotations. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Indexes {
    Index[] value();
}
