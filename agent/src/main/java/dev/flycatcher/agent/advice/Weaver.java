package dev.flycatcher.agent.advice;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ACC_TRANSIENT;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites one JDBC class: advises its methods, and makes it a holder of the recorder's state. */
final class Weaver extends ClassVisitor {
    static final String HOLDER = "dev/flycatcher/agent/boot/Holder";
    private static final String FIELD = "flycatcher$state";
    private static final String ACCESSOR = "flycatcherState";
    private static final String STATE = "Ljava/lang/Object;";

    private final Role role;
    private final boolean room;
    private final Map<String, EntryPoints.Entry> lambdas;
    private String owner = "";
    private int version;
    private int advised;

    /**
     * @param room whether a field and its accessors may be added; a class that is loaded already takes none
     */
    Weaver(ClassVisitor next, Role role, boolean room) {
        super(ASM9, next);
        this.role = role;
        this.room = room && role.isKept();
        this.lambdas = Map.of();
    }

    /**
     * Of a class that containers call.
     *
     * @param lambdas methods that are called as an entry point whatever their name
     */
    Weaver(ClassVisitor next, Map<String, EntryPoints.Entry> lambdas) {
        super(ASM9, next);
        this.role = Role.ENTRY;
        this.room = false;
        this.lambdas = lambdas;
    }

    /** Methods that were advised. */
    int advised() {
        return advised;
    }

    @Override
    public void visit(
            int version, int access, String name, @Nullable String signature, String superName, String[] interfaces) {
        this.owner = name;
        this.version = version & 0xFFFF;
        super.visit(version, access, name, signature, superName, room ? withHolder(interfaces) : interfaces);
    }

    private static String[] withHolder(String[] interfaces) {
        if (Arrays.asList(interfaces).contains(HOLDER)) {
            return interfaces;
        }
        String[] all = Arrays.copyOf(interfaces, interfaces.length + 1);
        all[interfaces.length] = HOLDER;
        return all;
    }

    /**
     * A class made at run time below a holder (a mock, a completed adapter) may bring the accessors itself, as stubs that
     * keep nothing: they make way for ours.
     */
    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (room && name.equals(ACCESSOR)) {
            return null;
        }
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        Advice advice = advice(access, name, descriptor);
        return advice == null ? next : new Woven(next, access, name, descriptor, signature, exceptions, advice);
    }

    private @Nullable Advice advice(int access, String name, String descriptor) {
        EntryPoints.Entry lambda = lambdas.get(name + descriptor);
        if (lambda != null) {
            return EntryPoints.lambda(lambda);
        }
        boolean hasBody = (access & (ACC_ABSTRACT | ACC_NATIVE | ACC_STATIC | ACC_PRIVATE)) == 0;
        return hasBody ? Advice.of(role, owner, name, descriptor) : null;
    }

    @Override
    public void visitEnd() {
        if (room) {
            super.visitField(ACC_PRIVATE | ACC_TRANSIENT | ACC_SYNTHETIC, FIELD, STATE, null, null)
                    .visitEnd();
            getter(super.visitMethod(ACC_PUBLIC, ACCESSOR, "()" + STATE, null, null));
            setter(super.visitMethod(ACC_PUBLIC, ACCESSOR, "(" + STATE + ")V", null, null));
        }
        super.visitEnd();
    }

    private void getter(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitFieldInsn(GETFIELD, owner, FIELD, STATE);
        method.visitInsn(ARETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
    }

    private void setter(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitVarInsn(ALOAD, 1);
        method.visitFieldInsn(PUTFIELD, owner, FIELD, STATE);
        method.visitInsn(RETURN);
        method.visitMaxs(2, 2);
        method.visitEnd();
    }

    /** The method's body, advised once it is complete. */
    private final class Woven extends MethodNode {
        private final Advice advice;

        Woven(
                MethodVisitor next,
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions,
                Advice advice) {
            super(ASM9, access, name, descriptor, signature, exceptions);
            this.advice = advice;
            this.mv = next;
        }

        @Override
        public void visitEnd() {
            if (new Inlining(this, advice, owner, version, role).apply()) {
                advised++;
            }
            accept(mv);
        }
    }
}
