package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A named piece of a query: a static method of an entity {@code E} that takes a {@code Select<E>}, then arguments, and
 * returns a {@code Select<E>}. The generated {@code ESelect} has it as a method, so it follows on any query for the entity.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Scope {}
