package dev.flycatcher.agent.advice;

import static org.objectweb.asm.Opcodes.ASM9;

import dev.flycatcher.agent.boot.Work;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Methods by which containers and schedulers call an application: what runs within is one piece of work. They are known
 * by name and parameters, which no other method has, so no class of theirs is needed.
 */
final class EntryPoints {
    private static final Entry RUN = new Entry("run", "()V", Work.JOB);
    private static final String SCHEDULED = "org/springframework/scheduling/support/ScheduledMethodRunnable";

    private static final List<Entry> ALL = List.of(
            new Entry("service", "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V", Work.REQUEST),
            new Entry("service", "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V", Work.REQUEST),
            new Entry(
                    "doFilter",
                    "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;Ljakarta/servlet/FilterChain;)V",
                    Work.REQUEST),
            new Entry(
                    "doFilter",
                    "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;Ljavax/servlet/FilterChain;)V",
                    Work.REQUEST),
            new Entry("execute", "(Lorg/quartz/JobExecutionContext;)V", Work.JOB),
            new Entry("onMessage", "(Ljakarta/jms/Message;", Work.MESSAGE),
            new Entry("onMessage", "(Ljavax/jms/Message;", Work.MESSAGE),
            new Entry("onMessage", "(Lorg/apache/kafka/clients/consumer/ConsumerRecord;", Work.MESSAGE),
            new Entry("onMessage", "(Ljava/util/List;Lorg/springframework/kafka/support/Acknowledgment;", Work.MESSAGE),
            new Entry("onMessage", "(Lorg/springframework/amqp/core/Message;", Work.MESSAGE),
            new Entry("handleDelivery", "(Ljava/lang/String;Lcom/rabbitmq/client/Envelope;", Work.MESSAGE));

    private EntryPoints() {}

    /**
     * A method that is called from outside.
     *
     * @param descriptor how its descriptor begins
     * @param kind of {@link Work#begins}
     */
    record Entry(String name, String descriptor, int kind) {
        private byte[] bytes() {
            return descriptor.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** What declares them, for classes that are loaded already. */
    private static final Set<String> FACES = Set.of(
            "jakarta.servlet.Servlet",
            "jakarta.servlet.Filter",
            "javax.servlet.Servlet",
            "javax.servlet.Filter",
            "org.quartz.Job",
            "jakarta.jms.MessageListener",
            "javax.jms.MessageListener",
            "org.springframework.kafka.listener.GenericMessageListener",
            "org.springframework.amqp.core.MessageListener",
            "com.rabbitmq.client.Consumer");

    private static final byte[][] DESCRIPTORS = ALL.stream().map(Entry::bytes).toArray(byte[][]::new);

    static @Nullable Advice advice(String owner, String name, String descriptor) {
        if (owner.equals(SCHEDULED) && name.equals(RUN.name) && descriptor.equals(RUN.descriptor)) {
            return new Advice("begins", 0, RUN.kind, "ends", false, "ends");
        }
        Entry entry = of(name, descriptor);
        return entry == null ? null : new Advice("begins", 1, entry.kind, "ends", false, "ends");
    }

    private static @Nullable Entry of(String name, String descriptor) {
        for (Entry entry : ALL) {
            if (name.equals(entry.name) && descriptor.startsWith(entry.descriptor) && descriptor.endsWith(")V")) {
                return entry;
            }
        }
        return null;
    }

    /** The advice of such a body. What it has caught stands before the arguments, so none of them is asked for a name. */
    static Advice lambda(Entry entry) {
        return new Advice("begins", 0, entry.kind, "ends", false, "ends");
    }

    /** Methods of that class which are an entry point's body as a lambda or by reference, by name and descriptor. */
    static Map<String, Entry> lambdas(ClassReader reader) {
        Map<String, Entry> bodies = new HashMap<>();
        reader.accept(
                new ClassVisitor(ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return new MethodVisitor(ASM9) {
                            @Override
                            public void visitInvokeDynamicInsn(
                                    String name, String descriptor, Handle bootstrap, Object... arguments) {
                                body(reader.getClassName(), name, arguments, bodies);
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return bodies;
    }

    private static void body(String owner, String name, Object[] arguments, Map<String, Entry> bodies) {
        if (arguments.length >= 3 && arguments[0] instanceof Type type && arguments[1] instanceof Handle body) {
            Entry entry = type.getSort() == Type.METHOD ? of(name, type.getDescriptor()) : null;
            if (entry != null && body.getOwner().equals(owner)) {
                bodies.put(body.getName() + body.getDesc(), entry);
            }
        }
    }

    /** Whether that class is called from outside; its superclasses may be what declares the method. */
    static boolean isCalled(Class<?> type) {
        if (type.getName().replace('.', '/').equals(SCHEDULED) || FACES.contains(type.getName())) {
            return true;
        }
        Class<?> superclass = type.getSuperclass();
        return superclass != null && isCalled(superclass)
                || Arrays.stream(type.getInterfaces()).anyMatch(EntryPoints::isCalled);
    }

    /** Whether the class of that name is one that is known by its name alone. */
    static boolean isScheduled(String name) {
        return name.equals(SCHEDULED);
    }

    /** Whether that text of a class file is the descriptor of one, so that the class may declare it. */
    static boolean isDescriptor(byte[] bytes, int at, int length) {
        if (length < 22 || bytes[at] != '(' || bytes[at + 1] != 'L') {
            return false;
        }
        for (byte[] descriptor : DESCRIPTORS) {
            if (length >= descriptor.length && bytes[at + 2] == descriptor[2] && begins(bytes, at, descriptor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] bytes, int at, byte[] with) {
        for (int i = with.length - 1; i > 2; i--) {
            if (bytes[at + i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
