package dev.flycatcher.agent.names;

import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Role;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * An attribute of Jakarta Persistence from its annotations. One whose columns lie in a second table, or are said for an
 * embedded value anew, is left out.
 */
final class Stored {
    private final String name;
    private final Notes notes;
    private final String type;

    private Stored(String name, Notes notes, String type) {
        this.name = name;
        this.notes = notes;
        this.type = type;
    }

    static @Nullable Attribute of(String name, Notes notes, String descriptor, @Nullable String signature) {
        if (notes.has("Transient")) {
            return null;
        }
        boolean many = notes.has("OneToMany") || notes.has("ManyToMany") || notes.has("ElementCollection");
        String type = many ? element(signature) : target(descriptor);
        return new Stored(name, notes, type).attribute();
    }

    private @Nullable Attribute attribute() {
        if (notes.has("ManyToOne")) {
            return reference("ManyToOne");
        } else if (notes.has("OneToOne")) {
            String by = notes.said("OneToOne", "mappedBy");
            return by.isEmpty() ? reference("OneToOne") : make(Role.INVERSE, "OneToOne", List.of(), by, "");
        } else if (notes.has("OneToMany")) {
            return many();
        } else if (notes.has("ManyToMany")) {
            return linked("ManyToMany");
        } else if (notes.has("ElementCollection")) {
            return elements();
        }
        return notes.has("Embedded") || notes.has("EmbeddedId") ? embedded() : column();
    }

    private @Nullable Attribute column() {
        if (!notes.said("Column", "table").isEmpty() || notes.has("Columns")) {
            return null;
        }
        return make(notes.has("Id") ? Role.ID : Role.VALUE, "", names(notes.find("Column")), "", "");
    }

    private @Nullable Attribute embedded() {
        boolean anew = notes.has("AttributeOverride") || notes.has("AttributeOverrides");
        return anew ? null : make(Role.EMBEDDED, "", List.of(), "", "");
    }

    private @Nullable Attribute reference(String annotation) {
        return notes.has("JoinTable") ? null : make(Role.REFERENCE, annotation, joins(), "", "");
    }

    private Attribute many() {
        String by = notes.said("OneToMany", "mappedBy");
        List<String> joins = joins();
        return by.isEmpty() && (joins.isEmpty() || notes.has("JoinTable"))
                ? linked("OneToMany")
                : make(Role.MANY, "OneToMany", joins, by, "");
    }

    private Attribute linked(String annotation) {
        List<String> back = joins(notes.find("JoinTable"), "joinColumns");
        return make(Role.LINKED, annotation, back, notes.said(annotation, "mappedBy"), notes.said("JoinTable", "name"));
    }

    private Attribute elements() {
        List<String> back = joins(notes.find("CollectionTable"), "joinColumns");
        return make(Role.ELEMENTS, "ElementCollection", back, "", notes.said("CollectionTable", "name"));
    }

    private Attribute make(Role role, String annotation, List<String> columns, String mappedBy, String table) {
        AnnotationNode found = annotation.isEmpty() ? null : notes.find(annotation);
        Object target = found == null ? null : Notes.value(found, "targetEntity");
        String named = target instanceof Type given ? given.getClassName() : type;
        return new Attribute(name, role, named, columns, mappedBy, table);
    }

    /** Columns said at the attribute itself, or in the list that holds several. */
    private List<String> joins() {
        AnnotationNode one = notes.find("JoinColumn");
        return one != null ? names(one) : joins(notes.find("JoinColumns"), "value");
    }

    private static List<String> joins(@Nullable AnnotationNode annotation, String element) {
        return Notes.within(annotation, element).stream()
                .flatMap(each -> names(each).stream())
                .toList();
    }

    private static List<String> names(@Nullable AnnotationNode annotation) {
        return annotation == null
                ? List.of()
                : Stream.of(Notes.text(annotation, "name"))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static String target(String descriptor) {
        return descriptor.startsWith("L") ? Persistent.named(descriptor.substring(1, descriptor.length() - 1)) : "";
    }

    /** The last argument of a collection's or map's type; "" where that has arguments of its own. */
    static String element(@Nullable String signature) {
        int from = signature == null ? -1 : signature.indexOf('<');
        int to = signature == null ? -1 : signature.lastIndexOf('>');
        if (signature == null || from < 0 || to < from + 3 || signature.indexOf('<', from + 1) >= 0) {
            return "";
        }
        String arguments = signature.substring(from + 1, to - 1);
        String last = arguments.substring(arguments.lastIndexOf(';') + 1);
        return last.substring(last.indexOf('L') + 1).replace('/', '.');
    }
}
