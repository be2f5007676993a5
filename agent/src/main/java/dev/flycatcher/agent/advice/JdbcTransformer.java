package dev.flycatcher.agent.advice;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Advises JDBC classes while they are loaded. Nearly every class is let go by a look at its bytes: one that calls or
 * implements JDBC has {@code java/sql/} in its constants. Of those, only one that declares an advised method is looked
 * at further.
 */
public final class JdbcTransformer implements ClassFileTransformer {
    private static final Needle JDBC = new Needle("java/sql/");

    private final Set<String> advised = ConcurrentHashMap.newKeySet();
    private final Sight sight = new Sight();

    /** Whether the class of that binary name implements JDBC, and so is no caller of it. */
    public boolean advises(String className) {
        return advised.contains(className);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return redefined == null ? woven(loader, name, bytes, true) : null;
    }

    /** The transformer of classes that are loaded already. */
    Again again() {
        return new Again();
    }

    /** Advises classes that are loaded already, and so take no field. */
    final class Again implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            return redefined == null ? null : woven(loader, name, bytes, false);
        }
    }

    private byte @Nullable [] woven(@Nullable ClassLoader loader, @Nullable String name, byte[] bytes, boolean room) {
        if (loader == null || name == null || isProxy(name) || !JDBC.isIn(bytes)) {
            return null;
        }
        try {
            return woven(loader, name, new ClassReader(bytes), room);
        } catch (RuntimeException | LinkageError unexpected) {
            System.err.println("flycatcher: " + name + " is not watched: " + unexpected);
            return null;
        }
    }

    /** A JDK proxy lies in a module that may not see the gate; it wraps something that is advised itself. */
    private static boolean isProxy(String name) {
        return name.startsWith("jdk/proxy") || name.startsWith("$Proxy", name.lastIndexOf('/') + 1);
    }

    private byte @Nullable [] woven(ClassLoader loader, String name, ClassReader reader, boolean room) {
        boolean done = !room && List.of(reader.getInterfaces()).contains(Weaver.HOLDER);
        if (done || (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
            return null;
        }
        Candidates candidates = new Candidates();
        reader.accept(candidates, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        if (!candidates.any) {
            return null;
        }
        Hierarchy hierarchy = new Hierarchy(loader);
        Role role = hierarchy.role(reader);
        role = role == null ? candidates.role : role;
        if (role == null || !sight.reaches(loader)) {
            return null;
        }
        // A member more would change the number that streams know such a class by.
        boolean open = room && (candidates.numbered || !role.isKept() || !hierarchy.isSerializable(reader));
        return woven(name, reader, role, open);
    }

    private byte @Nullable [] woven(String name, ClassReader reader, Role role, boolean room) {
        ClassWriter writer = new ClassWriter(reader, 0);
        Weaver weaver = new Weaver(writer, role, room);
        reader.accept(weaver, 0);
        advised.add(name.replace('/', '.'));
        return weaver.advised() == 0 ? null : writer.toByteArray();
    }

    /** Whether a class declares anything that some role has advice for. */
    private static final class Candidates extends ClassVisitor {
        private static final Role[] JDBC_ROLES =
                Stream.of(Role.values()).filter(role -> role != Role.ENTRY).toArray(Role[]::new);

        private boolean any;
        private boolean numbered;
        private @Nullable Role role;

        Candidates() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            numbered |= name.equals("serialVersionUID");
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((access & Opcodes.ACC_STATIC) == 0) {
                role = role == null ? Role.ofMethod(name + descriptor) : role;
                for (int i = 0; !any && i < JDBC_ROLES.length; i++) {
                    any = Advice.of(JDBC_ROLES[i], "", name, descriptor) != null;
                }
            }
            return null;
        }
    }
}
