package dev.flycatcher.agent.names;

import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import dev.flycatcher.analyzer.trace.Mapped.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A table as jOOQ's generator writes it: a constant of its own class, and a field for each column, which a constructor
 * fills from {@code DSL.name("column")}.
 */
final class Generated {
    private static final String FIELD = "Lorg/jooq/TableField;";

    private final ClassNode type;
    private final List<Attribute> attributes = new ArrayList<>();
    private String table = "";

    private Generated(ClassNode type) {
        this.type = type;
    }

    static @Nullable Mapped of(ClassNode type) {
        return "org/jooq/impl/TableImpl".equals(type.superName) ? new Generated(type).mapped() : null;
    }

    private @Nullable Mapped mapped() {
        String own = "L" + type.name + ";";
        String constant = type.fields.stream()
                .filter(each -> each.desc.equals(own))
                .map((FieldNode each) -> each.name)
                .findFirst()
                .orElse(Persistent.simple(type.name).toUpperCase(Locale.ROOT));
        type.methods.stream().filter(each -> each.name.equals("<init>")).forEach(this::read);
        String name = Persistent.named(type.name);
        return table.isEmpty()
                ? null
                : new Mapped(
                        Kind.JOOQ,
                        name,
                        "",
                        constant,
                        table,
                        attributes.stream().distinct().toList());
    }

    /** A name that goes to another constructor is the table's; one before a field is set is that column's. */
    private void read(MethodNode constructor) {
        String text = "";
        String column = "";
        for (AbstractInsnNode each : constructor.instructions) {
            if (each instanceof LdcInsnNode constant && constant.cst instanceof String said) {
                text = said;
            } else if (each instanceof MethodInsnNode call && call.name.equals("name")) {
                column = text;
            } else if (each instanceof MethodInsnNode call && call.name.equals("<init>") && isOwn(call)) {
                table = column.isEmpty() ? table : column;
                column = "";
            } else if (each instanceof FieldInsnNode field && field.desc.equals(FIELD) && !column.isEmpty()) {
                attributes.add(new Attribute(field.name, Role.VALUE, "", List.of(column), "", ""));
                column = "";
            }
        }
    }

    private boolean isOwn(MethodInsnNode call) {
        return call.owner.equals(type.name) || call.owner.equals(type.superName);
    }
}
