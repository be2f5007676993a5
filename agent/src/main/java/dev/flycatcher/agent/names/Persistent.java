package dev.flycatcher.agent.names;

import static dev.flycatcher.agent.names.Notes.PERSISTENCE;

import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** A class of Jakarta Persistence, or of its time in {@code javax}: its fields or its getters, whichever hold the key (2.3). */
final class Persistent {
    private static final int NOT_STORED = Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;

    private final ClassNode type;
    private final Notes notes;

    private Persistent(ClassNode type) {
        this.type = type;
        notes = Notes.at(type, PERSISTENCE);
    }

    static @Nullable Mapped of(ClassNode type) {
        Persistent persistent = new Persistent(type);
        Kind kind = persistent.kind();
        return kind == null ? null : persistent.mapped(kind);
    }

    private @Nullable Kind kind() {
        if (notes.has("Entity")) {
            return Kind.ENTITY;
        }
        return notes.has("MappedSuperclass") ? Kind.SUPERCLASS : notes.has("Embeddable") ? Kind.EMBEDDABLE : null;
    }

    private Mapped mapped(Kind kind) {
        String name = notes.said("Entity", "name");
        return new Mapped(
                kind,
                named(type.name),
                overridden() || type.superName.startsWith("java/") ? "" : named(type.superName),
                name.isEmpty() ? unqualified(type.name) : name,
                notes.said("Table", "name"),
                (byGetters() ? getters() : fields()).filter(Objects::nonNull).toList());
    }

    /** Says columns of what it extends anew; then nothing is known of those. */
    private boolean overridden() {
        return Stream.of("AttributeOverride", "AttributeOverrides", "AssociationOverride", "AssociationOverrides")
                .anyMatch(notes::has);
    }

    private boolean byGetters() {
        AnnotationNode access = notes.find("Access");
        if (access != null && Notes.value(access, "value") instanceof String[] constant) {
            return constant[1].equals("PROPERTY");
        }
        boolean methods = type.methods.stream().anyMatch(each -> isKey(Notes.at(each, PERSISTENCE)));
        boolean fields = type.fields.stream().anyMatch(each -> isKey(Notes.at(each, PERSISTENCE)));
        return methods || !fields && annotatedAtGettersAlone();
    }

    private boolean annotatedAtGettersAlone() {
        return type.methods.stream()
                        .anyMatch(each -> property(each) != null
                                && !Notes.at(each, PERSISTENCE).none())
                && type.fields.stream()
                        .allMatch(each -> Notes.at(each, PERSISTENCE).none());
    }

    private static boolean isKey(Notes at) {
        return at.has("Id") || at.has("EmbeddedId");
    }

    private Stream<@Nullable Attribute> fields() {
        return type.fields.stream()
                .filter(each -> (each.access & NOT_STORED) == 0)
                .map(each -> attribute(each.name, each));
    }

    private static @Nullable Attribute attribute(String name, FieldNode field) {
        return Stored.of(name, Notes.at(field, PERSISTENCE), field.desc, field.signature);
    }

    private Stream<@Nullable Attribute> getters() {
        return type.methods.stream().map(Persistent::getter);
    }

    private static @Nullable Attribute getter(MethodNode method) {
        String property = property(method);
        if (property == null) {
            return null;
        }
        String signature = method.signature == null ? null : after(method.signature);
        return Stored.of(property, Notes.at(method, PERSISTENCE), after(method.desc), signature);
    }

    private static String after(String descriptor) {
        return descriptor.substring(descriptor.indexOf(')') + 1);
    }

    /** What a getter gets. */
    private static @Nullable String property(MethodNode method) {
        boolean asks = method.desc.startsWith("()") && !method.desc.endsWith("V");
        boolean plain = (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0;
        boolean is = method.name.startsWith("is") && method.desc.endsWith(")Z");
        int from = is ? 2 : method.name.startsWith("get") ? 3 : method.name.length();
        return asks && plain && method.name.length() > from ? decapitalized(method.name.substring(from)) : null;
    }

    /** {@code orderItems} of {@code OrderItems}; two capitals stay, as in {@code URL}. */
    private static String decapitalized(String name) {
        boolean two =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1));
        return two ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static String named(String internal) {
        return internal.replace('/', '.');
    }

    /** What an entity is called that says nothing (JPA 11.1.17); of a nested class with what it is nested in. */
    private static String unqualified(String internal) {
        return internal.substring(internal.lastIndexOf('/') + 1);
    }

    static String simple(String internal) {
        return internal.substring(Math.max(internal.lastIndexOf('/'), internal.lastIndexOf('$')) + 1);
    }
}
