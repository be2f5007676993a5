package dev.flycatcher.agent.watch;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** The classes an {@code EntityManagerFactory} manages, asked by reflection: there is no Jakarta Persistence to compile against. */
final class Metamodel {
    private static final String JPA = "jakarta.persistence.";

    private Metamodel() {}

    static Set<Class<?>> classes(Object factory) throws ReflectiveOperationException {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Object type : (Collection<?>) ask(ask(factory, "getMetamodel"), "getManagedTypes")) {
            if (ask(type, "getJavaType") instanceof Class<?> java) {
                classes.add(java);
            }
        }
        return classes;
    }

    /** The answer of a method without parameters, by an interface: classes behind it may be hidden. */
    private static Object ask(Object of, String method) throws ReflectiveOperationException {
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
