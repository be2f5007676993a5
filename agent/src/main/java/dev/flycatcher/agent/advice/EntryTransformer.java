package dev.flycatcher.agent.advice;

import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Advises the {@link EntryPoints} of an application. It adds nothing but calls, so a loaded class takes it as well. */
public final class EntryTransformer implements ClassFileTransformer {
    private static final byte[] GATE = "dev/flycatcher/agent/boot/WorkGate".getBytes(StandardCharsets.US_ASCII);

    private final boolean again;

    public EntryTransformer() {
        this(false);
    }

    /** @param again whether only classes that are loaded, and not advised yet, are */
    EntryTransformer(boolean again) {
        this.again = again;
        // Loaded here: later it would be asked, while they load, about them.
        EntryPoints.mayDeclare("", new byte[0]);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name == null || !EntryPoints.mayDeclare(name, bytes)) {
            return null;
        }
        if (again && (redefined == null || isAdvised(bytes))) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, 0);
            Weaver weaver = new Weaver(writer, EntryPoints.lambdas(reader));
            reader.accept(weaver, 0);
            return weaver.advised() == 0 ? null : writer.toByteArray();
        } catch (RuntimeException | LinkageError unexpected) {
            System.err.println("flycatcher: " + name + " begins no unit of work: " + unexpected);
            return null;
        }
    }

    private static boolean isAdvised(byte[] bytes) {
        return ConstantPool.any(bytes, (all, at, length) -> Arrays.equals(all, at, at + length, GATE, 0, GATE.length));
    }
}
