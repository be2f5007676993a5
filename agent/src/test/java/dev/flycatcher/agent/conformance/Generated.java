package dev.flycatcher.agent.conformance;

import static org.objectweb.asm.Opcodes.*;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Classes that implement an interface of {@code java.sql} whole, each method asking {@link Faults#answer}; written in the
 * class file version of Java 5 (49), as old drivers are. With or without advice.
 */
final class Generated extends ClassLoader {
    private static final String FAULTS = Type.getInternalName(Faults.class);

    /** All objects of a class are equal, as those of careless drivers are; and who asks is heard. */
    private static final List<Method> OBJECTS_OWN = Arrays.stream(Object.class.getMethods())
            .filter(method -> List.of("equals", "hashCode", "toString").contains(method.getName()))
            .toList();

    private final boolean advised;
    private final Map<Class<?>, Class<?>> types = new HashMap<>();

    Generated(boolean advised) {
        super("generated", Generated.class.getClassLoader());
        this.advised = advised;
    }

    /** A new object of that interface. */
    synchronized Object make(Class<?> of) {
        try {
            return types.computeIfAbsent(of, this::define)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private Class<?> define(Class<?> of) {
        String name = "old/driver/Old" + of.getSimpleName();
        byte[] plain = bytes(of, name);
        byte[] woven = advised ? Watched.TRANSFORMER.transform(this, name, null, null, plain) : null;
        byte[] bytes = woven == null ? plain : woven;
        return defineClass(name.replace('/', '.'), bytes, 0, bytes.length);
    }

    static byte[] bytes(Class<?> of, String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                V1_5, ACC_PUBLIC | ACC_SUPER, name, null, "java/lang/Object", new String[] {Type.getInternalName(of)});
        MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        end(constructor);
        for (Method method : of.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                implement(writer, method);
            }
        }
        OBJECTS_OWN.forEach(method -> implement(writer, method));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void implement(ClassWriter writer, Method method) {
        MethodVisitor code =
                writer.visitMethod(ACC_PUBLIC, method.getName(), Type.getMethodDescriptor(method), null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitLdcInsn(method.getName());
        code.visitLdcInsn(Type.getDescriptor(method.getReturnType()));
        code.visitMethodInsn(
                INVOKESTATIC,
                FAULTS,
                "answer",
                "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Object;",
                false);
        leave(code, method.getReturnType());
        end(code);
    }

    private static void leave(MethodVisitor code, Class<?> returned) {
        Type type = Type.getType(returned);
        if (returned == void.class) {
            code.visitInsn(POP);
        } else if (returned == boolean.class) {
            code.visitTypeInsn(CHECKCAST, "java/lang/Boolean");
            code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
        } else if (returned.isPrimitive()) {
            code.visitTypeInsn(CHECKCAST, "java/lang/Number");
            code.visitMethodInsn(
                    INVOKEVIRTUAL,
                    "java/lang/Number",
                    returned.getName() + "Value",
                    "()" + type.getDescriptor(),
                    false);
        } else {
            code.visitTypeInsn(CHECKCAST, type.getInternalName());
        }
        code.visitInsn(type.getOpcode(IRETURN));
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
