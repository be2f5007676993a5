package dev.flycatcher.agent.names;

import static dev.flycatcher.agent.names.Notes.OURS;

import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import dev.flycatcher.analyzer.trace.Mapped.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** An entity of this project's ORM: an interface whose accessors are columns; its table is a constant named after it. */
final class Related {
    private Related() {}

    static @Nullable Mapped of(ClassNode type) {
        Notes notes = Notes.at(type, OURS);
        if (!notes.has("Table")) {
            return null;
        }
        String simple = Persistent.simple(type.name);
        String constant = snake(simple).toUpperCase(Locale.ROOT);
        String said = notes.said("Table", "name");
        List<Attribute> attributes = type.methods.stream()
                .filter(each -> (each.access & Opcodes.ACC_ABSTRACT) != 0 && each.desc.startsWith("()"))
                .map(Related::attribute)
                .toList();
        return new Mapped(
                Kind.RELATION,
                Persistent.named(type.name),
                "",
                constant,
                said.isEmpty() ? snake(simple) : said,
                attributes);
    }

    private static Attribute attribute(MethodNode method) {
        Notes notes = Notes.at(method, OURS);
        String many = Stored.element(method.signature);
        if (method.desc.endsWith(")Ldev/flycatcher/orm/Select;") && !many.isEmpty()) {
            return new Attribute(method.name, Role.MANY, many, List.of(), "", "");
        }
        boolean refers = notes.has("ForeignKey");
        String column = refers ? notes.said("ForeignKey", "column") : notes.said("Column", "name");
        Role role = refers ? Role.REFERENCE : notes.has("Id") ? Role.ID : Role.VALUE;
        List<String> columns = Stream.of(column).filter(each -> !each.isEmpty()).toList();
        String target = Type.getReturnType(method.desc).getClassName();
        return new Attribute(method.name, role, target, columns, notes.said("ForeignKey", "backref"), "");
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
