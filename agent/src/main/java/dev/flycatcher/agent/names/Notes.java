package dev.flycatcher.agent.names;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The annotations at one place of a class file that come from one of some packages. */
record Notes(List<AnnotationNode> all, List<String> packages) {
    static final List<String> PERSISTENCE = List.of("Ljakarta/persistence/", "Ljavax/persistence/");
    static final List<String> OURS = List.of("Ldev/flycatcher/orm/annotation/");

    static Notes at(ClassNode type, List<String> packages) {
        return of(type.visibleAnnotations, type.invisibleAnnotations, packages);
    }

    static Notes at(FieldNode field, List<String> packages) {
        return of(field.visibleAnnotations, field.invisibleAnnotations, packages);
    }

    static Notes at(MethodNode method, List<String> packages) {
        return of(method.visibleAnnotations, method.invisibleAnnotations, packages);
    }

    private static Notes of(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible, List<String> packages) {
        return new Notes(
                Stream.of(visible, invisible)
                        .flatMap(each -> each == null ? Stream.of() : each.stream())
                        .filter(each -> packages.stream().anyMatch(each.desc::startsWith))
                        .toList(),
                packages);
    }

    boolean none() {
        return all.isEmpty();
    }

    boolean has(String name) {
        return find(name) != null;
    }

    /** The annotation of that simple name. */
    @Nullable
    AnnotationNode find(String name) {
        return all.stream()
                .filter(each -> packages.stream().anyMatch(in -> each.desc.equals(in + name + ";")))
                .findFirst()
                .orElse(null);
    }

    /** What an annotation says, "" where it or that element is missing. */
    String said(String name, String element) {
        AnnotationNode found = find(name);
        return found == null ? "" : text(found, element);
    }

    static String text(AnnotationNode annotation, String element) {
        Object value = value(annotation, element);
        return value instanceof String text ? text : "";
    }

    /** The annotations within one. */
    static List<AnnotationNode> within(@Nullable AnnotationNode annotation, String element) {
        return annotation != null && value(annotation, element) instanceof List<?> list
                ? list.stream()
                        .filter(AnnotationNode.class::isInstance)
                        .map(AnnotationNode.class::cast)
                        .toList()
                : List.of();
    }

    /** Names and values take turns in a class file. */
    static @Nullable Object value(AnnotationNode annotation, String element) {
        List<Object> pairs = annotation.values == null ? List.of() : annotation.values;
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs.get(i).equals(element)) {
                return pairs.get(i + 1);
            }
        }
        return null;
    }
}
