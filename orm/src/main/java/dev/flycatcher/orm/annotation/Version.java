package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@code long} or {@code int} counted up by each update; an update of a row that changed meanwhile throws. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Version {}
