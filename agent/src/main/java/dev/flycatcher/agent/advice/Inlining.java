package dev.flycatcher.agent.advice;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts advice into one method body. It needs no new local variable, and one stack map frame of a shape known beforehand
 * ({@code this} where there is one, and the throwable on the stack): so classes need not be resolved, and a frame need not be computed.
 */
final class Inlining {
    private static final String GATES = "dev/flycatcher/agent/boot/";
    private static final Type OBJECT = Type.getType(Object.class);
    private static final int FIRST_VERSION_WITH_FRAMES = 50;
    /** The widest gate call: a long beside the same long, and the target. */
    private static final int STACK = 6;

    private final MethodNode method;
    private final Advice advice;
    private final String owner;
    private final int version;
    private final String gate;
    /** Whether the gate takes what is kept about the target: here its class is known, there it might be any. */
    private final boolean keeps;

    Inlining(MethodNode method, Advice advice, String owner, int version, Role role) {
        this.method = method;
        this.advice = advice;
        this.owner = owner;
        this.version = version;
        this.gate = GATES + gate(role, advice.enter());
        this.keeps = role == Role.STATEMENT || role == Role.RESULT_SET;
    }

    private static String gate(Role role, String enter) {
        return switch (role) {
            case ENTRY -> "WorkGate";
            case RESULT_SET, STATEMENT ->
                switch (enter) {
                    case "executing", "executingBatch", "fetching" -> "StatementGate";
                    case "bind", "bindUnseen", "clearBinds", "batch", "clearBatch" -> "BindGate";
                    case "entering", "advancing", "closing", "completing", "fetchSize" -> "CallGate";
                    default -> "ResultGate";
                };
            default -> "ConnectionGate";
        };
    }

    /** Advises the method, unless it overwrites {@code this}, which no compiler does. */
    boolean apply() {
        if (!isStatic() && overwritesThis()) {
            return false;
        }
        List<AbstractInsnNode> returns = returns();
        LabelNode start = new LabelNode();
        InsnList entry = entry();
        entry.add(start);
        method.instructions.insert(entry);
        if (advice.exit() != null) {
            returns.forEach(end -> method.instructions.insertBefore(end, exit()));
            handler(start);
        }
        method.maxStack += STACK;
        method.maxLocals = Math.max(method.maxLocals, 1);
        return true;
    }

    private boolean isStatic() {
        return (method.access & ACC_STATIC) != 0;
    }

    /** Loads the object whose method it is, null for a static one, or what is kept about it. */
    private void target(InsnList list) {
        list.add(isStatic() ? new InsnNode(ACONST_NULL) : new VarInsnNode(ALOAD, 0));
        if (keeps) {
            list.add(new MethodInsnNode(INVOKESTATIC, GATES + "Gate", "state", "(" + OBJECT + ")" + OBJECT, false));
        }
    }

    private boolean overwritesThis() {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof VarInsnNode store && store.getOpcode() == ASTORE && store.var == 0) {
                return true;
            }
        }
        return false;
    }

    private List<AbstractInsnNode> returns() {
        List<AbstractInsnNode> found = new ArrayList<>();
        for (AbstractInsnNode node : method.instructions) {
            if (node.getOpcode() >= IRETURN && node.getOpcode() <= RETURN) {
                found.add(node);
            }
        }
        return found;
    }

    private InsnList entry() {
        InsnList list = new InsnList();
        StringBuilder descriptor = new StringBuilder("(").append(OBJECT);
        target(list);
        int local = isStatic() ? 0 : 1;
        for (int i = 0; i < advice.arguments(); i++) {
            Type type = Type.getArgumentTypes(method.desc)[i];
            list.add(new VarInsnNode(type.getOpcode(ILOAD), local));
            descriptor.append(i == 0 && type.getSort() == Type.INT ? Type.INT_TYPE : widen(type, list, i > 0));
            local += type.getSize();
        }
        if (advice.constant() >= 0) {
            list.add(new IntInsnNode(BIPUSH, advice.constant()));
            descriptor.append('I');
        }
        list.add(call(advice.enter(), descriptor.append(")V").toString()));
        return list;
    }

    /** Brings the value on the stack to the type that the gate takes; a text is a text only where it is one for sure. */
    private static Type widen(Type type, InsnList list, boolean value) {
        return switch (type.getSort()) {
            case Type.BYTE, Type.SHORT, Type.INT, Type.CHAR -> converted(I2L, Type.LONG_TYPE, list);
            case Type.FLOAT -> converted(F2D, Type.DOUBLE_TYPE, list);
            case Type.LONG, Type.DOUBLE, Type.BOOLEAN -> type;
            default -> !value && type.getClassName().equals("java.lang.String") ? type : OBJECT;
        };
    }

    private static Type converted(int opcode, Type type, InsnList list) {
        list.add(new InsnNode(opcode));
        return type;
    }

    private InsnList exit() {
        InsnList list = new InsnList();
        String value = "";
        Type type = Type.getReturnType(method.desc);
        if (advice.returned() && type.getSize() > 0) {
            list.add(new InsnNode(type.getSize() == 2 ? DUP2 : DUP));
            value = widen(type, list, true).getDescriptor();
        }
        target(list);
        list.add(call(Objects.requireNonNull(advice.exit()), "(" + value + OBJECT + ")V"));
        return list;
    }

    private void handler(LabelNode start) {
        LabelNode end = new LabelNode();
        InsnList list = method.instructions;
        list.add(end);
        if (version >= FIRST_VERSION_WITH_FRAMES) {
            Object[] locals = isStatic() ? new Object[0] : new Object[] {owner};
            Object[] stack = {"java/lang/Throwable"};
            list.add(new FrameNode(F_FULL, locals.length, locals, 1, stack));
        }
        list.add(new InsnNode(DUP));
        target(list);
        list.add(call(Objects.requireNonNull(advice.failed()), "(Ljava/lang/Throwable;" + OBJECT + ")V"));
        list.add(new InsnNode(ATHROW));
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private MethodInsnNode call(String name, String descriptor) {
        return new MethodInsnNode(INVOKESTATIC, gate, name, descriptor, false);
    }
}
