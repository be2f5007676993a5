package dev.flycatcher.agent.advice;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.RETURN;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Advises the JDK's executors, so that a task works for the unit of the thread that handed it over. The task itself stays
 * what it is: it is noted when it is taken in, or for a {@link ForkJoinTask} when it is made and when it is forked, and
 * known again when it is run. New threads inherit their unit without this.
 */
public final class Executors implements ClassFileTransformer {
    private static final String GATE = "dev/flycatcher/agent/boot/WorkGate";
    private static final List<Class<?>> CLASSES =
            List.of(ThreadPoolExecutor.class, ScheduledThreadPoolExecutor.class, ForkJoinTask.class);

    private final Instrumentation instrumentation;

    public Executors(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Advises them; where the JVM does not let it, it says so once. */
    public void advise() {
        instrumentation.addTransformer(this, true);
        retransform();
    }

    /** Gives them back the code they came with. */
    public void restore() {
        instrumentation.removeTransformer(this);
        retransform();
    }

    private void retransform() {
        try {
            instrumentation.retransformClasses(CLASSES.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError refused) {
            System.err.println("flycatcher: work that is handed to executors is recorded by thread, not with its unit,"
                    + " because this JVM does not let the JDK's classes be advised: " + refused);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader != null || redefined == null || !CLASSES.contains(redefined)) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(ASM9, writer) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return advised(redefined, method, descriptor, next);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static MethodVisitor advised(Class<?> type, String method, String descriptor, MethodVisitor next) {
        boolean forkJoin = type == ForkJoinTask.class;
        if (forkJoin && method.equals("<init>")) {
            return new Calls(next, -1, false, 0, false);
        } else if (forkJoin && method.equals("doExec")) {
            return new Calls(next, -1, true, -1, false);
        } else if (forkJoin && method.equals("fork")) {
            // A stream's task forks itself again while it runs: once for each time that it is run.
            return new Calls(next, 0, false, -1, false);
        } else if (method.equals("execute")
                        && descriptor.equals("(Ljava/lang/Runnable;)V")
                        && type == ThreadPoolExecutor.class
                || method.equals("delayedExecute")) {
            return new Calls(next, 1, false, -1, false);
        }
        return method.equals("runWorker") ? new Calls(next, -1, false, -1, true) : next;
    }

    /** Calls of the gate in straight lines, so that no frame changes. */
    private static final class Calls extends MethodVisitor {
        private final int takenIn;
        private final boolean runs;
        private final int made;
        private final boolean around;

        /**
         * @param takenIn local variable that is handed over on entry, -1 for none
         * @param runs whether the method is {@code this} being run
         * @param made local variable that is handed over on return, -1 for none
         * @param around whether the method runs tasks
         */
        Calls(MethodVisitor next, int takenIn, boolean runs, int made, boolean around) {
            super(ASM9, next);
            this.takenIn = takenIn;
            this.runs = runs;
            this.made = made;
            this.around = around;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (takenIn >= 0) {
                call("handed", takenIn);
            }
            if (runs) {
                call("runs", 0);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= IRETURN && opcode <= RETURN) {
                if (made >= 0) {
                    call("handed", made);
                }
                if (runs) {
                    ran();
                }
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean task = around && owner.equals("java/lang/Runnable") && name.equals("run");
            if (task) {
                super.visitInsn(DUP);
                super.visitMethodInsn(INVOKESTATIC, GATE, "runs", "(Ljava/lang/Object;)V", false);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (task) {
                ran();
            }
        }

        private void call(String name, int local) {
            super.visitVarInsn(ALOAD, local);
            super.visitMethodInsn(INVOKESTATIC, GATE, name, "(Ljava/lang/Object;)V", false);
        }

        private void ran() {
            super.visitMethodInsn(INVOKESTATIC, GATE, "ran", "()V", false);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + 1, maxLocals);
        }
    }
}
