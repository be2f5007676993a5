package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.rewrite.Mapping;
import dev.flycatcher.analyzer.rewrite.Mapping.Entity;
import dev.flycatcher.analyzer.rewrite.Mapping.Many;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities from the metamodel of an {@code EntityManagerFactory} and the annotations at their members, by
 * reflection: there is no Jakarta Persistence to compile against. What is mapped otherwise, by XML, a join table or
 * several columns, is left out.
 */
final class Metamodel {
    private static final String JPA = "jakarta.persistence.";

    private Metamodel() {}

    static Mapping of(Object factory) throws ReflectiveOperationException {
        Set<Entity> entities = new HashSet<>();
        for (Object type : (Collection<?>) ask(ask(factory, "getMetamodel"), "getEntities")) {
            Class<?> java = (Class<?>) ask(type, "getJavaType");
            // a subclass may share its parent's table: only roots are told
            if (java != null && (java.getSuperclass() == null || !isEntity(java.getSuperclass()))) {
                entities.add(entity(type, java));
            }
        }
        return new Mapping(Set.copyOf(entities));
    }

    private static boolean isEntity(Class<?> type) {
        return has(type, "Entity") || type.getSuperclass() != null && isEntity(type.getSuperclass());
    }

    private static Entity entity(Object type, Class<?> java) throws ReflectiveOperationException {
        String name = (String) ask(type, "getName");
        Map<String, String> columns = new HashMap<>();
        Set<Many> collections = new HashSet<>();
        for (Object each : (Collection<?>) ask(type, "getAttributes")) {
            Attribute attribute = Attribute.of(each);
            if (attribute.many()) {
                Many many = many(attribute);
                if (many != null) {
                    collections.add(many);
                }
            } else if (!attribute.is("OneToOne")
                    || attribute.said("OneToOne", "mappedBy", "").isEmpty()) {
                column(attribute, columns);
            }
        }
        return new Entity(name, table(java, name), Map.copyOf(columns), Set.copyOf(collections));
    }

    private static void column(Attribute attribute, Map<String, String> columns) {
        if (attribute.is("ManyToOne") || attribute.is("OneToOne")) {
            Attribute id = Attribute.id(attribute.type());
            if (id != null && !attribute.is("JoinTable")) {
                columns.put(attribute.join(id), attribute.name() + "." + id.name());
            }
        } else {
            columns.put(attribute.said("Column", "name", attribute.name()), attribute.name());
        }
    }

    private static @Nullable Many many(Attribute attribute) throws ReflectiveOperationException {
        Class<?> child = attribute.type();
        if (!attribute.is("OneToMany") || !has(child, "Entity")) {
            return null;
        }
        String table = table(child, said(child, "Entity", "name", child.getSimpleName()));
        String by = attribute.said("OneToMany", "mappedBy", "");
        Attribute back = Attribute.named(child, by);
        Attribute id = back == null ? null : Attribute.id(back.type());
        String key = back != null && id != null ? back.join(id) : attribute.said("JoinColumn", "name", "");
        return key.isEmpty() ? null : new Many(attribute.name(), table, key);
    }

    private static String table(Class<?> type, String name) {
        return said(type, "Table", "name", name);
    }

    static boolean has(AnnotatedElement element, String annotation) {
        return annotation(element, annotation) != null;
    }

    /** What the annotation says, that default where it says nothing. */
    static String said(AnnotatedElement element, String annotation, String what, String otherwise) {
        Annotation found = annotation(element, annotation);
        try {
            Object said =
                    found == null ? "" : found.annotationType().getMethod(what).invoke(found);
            return said.equals("") ? otherwise : said.toString();
        } catch (ReflectiveOperationException unknown) {
            return otherwise;
        }
    }

    private static @Nullable Annotation annotation(AnnotatedElement element, String name) {
        for (Annotation each : element.getAnnotations()) {
            if (each.annotationType().getName().equals(JPA + name)) {
                return each;
            }
        }
        return null;
    }

    /** The answer of a method without parameters, by an interface: classes behind it may be hidden. */
    static Object ask(Object of, String method) throws ReflectiveOperationException {
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            open.addAll(Set.of(type.getInterfaces()));
        }
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            open.addAll(Set.of(type.getInterfaces()));
            if (type.getName().startsWith(JPA)) {
                try {
                    return type.getMethod(method).invoke(of);
                } catch (NoSuchMethodException other) {
                    continue;
                }
            }
        }
        throw new NoSuchMethodException(of.getClass().getName() + "." + method);
    }
}
