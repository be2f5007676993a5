package dev.flycatcher.agent.advice;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Advises the {@link EntryPoints} of an application. It adds nothing but calls, so a loaded class takes it as well. */
public final class EntryTransformer implements ClassFileTransformer {
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
}
