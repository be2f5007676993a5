package dev.flycatcher.agent.advice;

import dev.flycatcher.agent.names.MappedClasses;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Advises the {@link EntryPoints} of an application. It adds nothing but calls, so a loaded class takes it as well. The
 * same walk over a class's constants tells which classes stand for tables; of those, what they say is kept.
 */
public final class EntryTransformer implements ClassFileTransformer {
    private static final byte[] GATE = "dev/flycatcher/agent/boot/WorkGate".getBytes(StandardCharsets.US_ASCII);
    private static final int ENTRY = 1;
    private static final int MAPPED = 2;

    private final boolean again;
    private final MappedClasses mapped;

    public EntryTransformer(MappedClasses mapped) {
        this(mapped, false);
    }

    /** @param again whether only classes that are loaded, and not advised yet, are */
    EntryTransformer(MappedClasses mapped, boolean again) {
        this.mapped = mapped;
        this.again = again;
        // Loaded here: later it would be asked, while they load, about them.
        ConstantPool.seen(new byte[0], EntryTransformer::what);
        what(new byte[] {0}, 0, 1);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name == null) {
            return null;
        }
        int seen = ConstantPool.seen(bytes, EntryTransformer::what);
        if ((seen & MAPPED) != 0) {
            keep(name, bytes);
        }
        boolean enters = (seen & ENTRY) != 0 || EntryPoints.isScheduled(name);
        return !enters || again && (redefined == null || isAdvised(bytes)) ? null : advised(name, bytes);
    }

    private static int what(byte[] bytes, int at, int length) {
        return EntryPoints.isDescriptor(bytes, at, length)
                ? ENTRY
                : MappedClasses.isMark(bytes, at, length) ? MAPPED : 0;
    }

    private void keep(String name, byte[] bytes) {
        try {
            mapped.read(bytes);
        } catch (RuntimeException | LinkageError unexpected) {
            System.err.println("flycatcher: " + name + ": its names are not known: " + unexpected);
        }
    }

    private static byte @Nullable [] advised(String name, byte[] bytes) {
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
        return ConstantPool.seen(bytes, EntryTransformer::isGate) != 0;
    }

    private static int isGate(byte[] bytes, int at, int length) {
        return Arrays.equals(bytes, at, at + length, GATE, 0, GATE.length) ? 1 : 0;
    }
}
