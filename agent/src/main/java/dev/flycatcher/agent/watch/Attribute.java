package dev.flycatcher.agent.watch;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an entity.
 *
 * @param at the field or getter its annotations stand at
 * @param type of its value, of one element where it has many
 */
record Attribute(String name, AnnotatedElement at, Class<?> type, boolean many) {

    static Attribute of(Object of) throws ReflectiveOperationException {
        boolean many = (Boolean) Metamodel.ask(of, "isCollection");
        Class<?> type = (Class<?>) Metamodel.ask(many ? Metamodel.ask(of, "getElementType") : of, "getJavaType");
        Member member = (Member) Metamodel.ask(of, "getJavaMember");
        AnnotatedElement at = member instanceof AnnotatedElement annotated ? annotated : Object.class;
        return new Attribute((String) Metamodel.ask(of, "getName"), at, type, many);
    }

    /** That attribute of an entity's class or what it extends, null when there is none. */
    static @Nullable Attribute named(Class<?> entity, String name) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return getter(type, field);
                }
            }
        }
        return null;
    }

    /** The one that is the entity's key. */
    static @Nullable Attribute id(Class<?> entity) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Attribute attribute = getter(type, field);
                if (attribute.is("Id")) {
                    return attribute;
                }
            }
        }
        return null;
    }

    /** Annotated at its getter where that holds more than the field. */
    private static Attribute getter(Class<?> type, Field field) {
        String property = field.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.getName().substring(1);
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("get" + property) && method.getAnnotations().length > 0) {
                return new Attribute(field.getName(), method, field.getType(), false);
            }
        }
        return new Attribute(field.getName(), field, field.getType(), false);
    }

    boolean is(String annotation) {
        return Metamodel.has(at, annotation);
    }

    String said(String annotation, String what, String otherwise) {
        return Metamodel.said(at, annotation, what, otherwise);
    }

    /** The column of a reference to an entity with that key. */
    String join(Attribute id) {
        return said("JoinColumn", "name", name + "_" + id.said("Column", "name", id.name()));
    }
}
