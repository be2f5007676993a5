package dev.flycatcher.testapps.harness;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/** An agent as others are: it writes into each class of the drivers' too, and loads some of them early. */
public final class OtherAgent implements ClassFileTransformer {
    static final String MARK = "other$agent";

    public static void premain(String options, Instrumentation instrumentation) throws ClassNotFoundException {
        instrumentation.addTransformer(new OtherAgent());
        Class.forName("org.sqlite.SQLiteConnection", false, ClassLoader.getSystemClassLoader());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (name == null || !name.startsWith("org/sqlite/")) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        visitField(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, MARK, "I", null, null);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }
}
