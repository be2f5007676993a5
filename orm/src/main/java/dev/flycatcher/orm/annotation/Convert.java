package dev.flycatcher.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type of the user's own. The class implements {@code dev.flycatcher.orm.sql.Converter} from the accessor's type to a
 * type that is stored as it is, and has a constructor without arguments.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Convert {
    Class<?> value();
}
