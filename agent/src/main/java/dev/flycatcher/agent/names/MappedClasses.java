package dev.flycatcher.agent.names;

import dev.flycatcher.analyzer.trace.Mapped;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Classes that stand for tables, as they were met: while they are loaded, or by their files. Safe for threads; of more
 * than 5,000 the first are kept.
 */
public final class MappedClasses {
    private static final int MOST = 5_000;

    /** What the class files of such classes have among their texts. Cut in two, as this class is none of them. */
    private static final byte[][] MARKS = Stream.of(
                    "jakarta/persistence/Entity;",
                    "jakarta/persistence/MappedSuperclass;",
                    "jakarta/persistence/Embeddable;",
                    "javax/persistence/Entity;",
                    "javax/persistence/MappedSuperclass;",
                    "javax/persistence/Embeddable;",
                    "dev/flycatcher/orm/annotation/Table;",
                    "org/jooq/TableField;")
            .map(each -> ("L" + each).getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private static final int SHORTEST =
            Arrays.stream(MARKS).mapToInt(mark -> mark.length).min().orElseThrow();

    /** Whose classes are many, and none of an application's. */
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "org.hibernate.",
            "org.springframework.",
            "org.apache.");

    private final Set<Mapped> known = new HashSet<>();
    private final List<Mapped> met = new ArrayList<>();

    /** Whether that text of a class file is one that only such classes, and few others, have. */
    public static boolean isMark(byte[] bytes, int at, int length) {
        if (length < SHORTEST || bytes[at] != 'L' || bytes[at + length - 1] != ';') {
            return false;
        }
        for (byte[] mark : MARKS) {
            if (mark.length == length && Arrays.equals(bytes, at, at + length, mark, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps what a class file says; one that maps nothing says nothing. */
    public void read(byte[] file) {
        ClassNode type = new ClassNode();
        new ClassReader(file).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        Mapped mapped = mapped(type);
        if (mapped != null) {
            add(mapped);
        }
    }

    /** The same for the file a class came from; nothing where there is none. */
    public void read(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
            if (in != null) {
                read(in.readAllBytes());
            }
        } catch (IOException | RuntimeException unreadable) {
            // its names stay derived
        }
    }

    /**
     * The same for those of loaded classes that say so themselves. Annotations that a class file alone has, as this
     * project's ORM's, are not seen: its entities are told by the tables that are made of them.
     */
    public void readLoaded(Class<?>[] loaded) {
        List<Class<? extends Annotation>> marks = new ArrayList<>();
        for (Class<?> each : loaded) {
            if (each.isAnnotation() && isMark(each)) {
                marks.add(each.asSubclass(Annotation.class));
            }
        }
        for (Class<?> each : loaded) {
            if (isCandidate(each) && says(each, marks)) {
                read(each);
            }
            Class<?> entity = isCandidate(each) ? entity(each) : null;
            if (entity != null) {
                read(entity);
            }
        }
    }

    private static boolean isMark(Class<?> type) {
        byte[] name = ("L" + type.getName().replace('.', '/') + ";").getBytes(StandardCharsets.UTF_8);
        return isMark(name, 0, name.length);
    }

    private static boolean isCandidate(Class<?> type) {
        return type.getClassLoader() != null
                && !type.isInterface()
                && !type.isArray()
                && !type.isHidden()
                && LIBRARIES.stream().noneMatch(type.getName()::startsWith);
    }

    /** What a generated table of this project's ORM is the table of. */
    private static @Nullable Class<?> entity(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        boolean table = superclass != null && superclass.getName().endsWith("flycatcher.orm.EntityTable");
        try {
            return table
                            && type.getGenericSuperclass() instanceof ParameterizedType of
                            && of.getActualTypeArguments()[0] instanceof Class<?> entity
                    ? entity
                    : null;
        } catch (RuntimeException | LinkageError unreadable) {
            return null; // its names stay derived
        }
    }

    private static boolean says(Class<?> type, List<Class<? extends Annotation>> marks) {
        try {
            Class<?> superclass = type.getSuperclass();
            return superclass != null && superclass.getName().equals("org.jooq.impl.TableImpl")
                    || marks.stream().anyMatch(type::isAnnotationPresent);
        } catch (RuntimeException | LinkageError unreadable) {
            return false; // its names stay derived
        }
    }

    private static @Nullable Mapped mapped(ClassNode type) {
        Mapped entity = Persistent.of(type);
        Mapped relation = entity == null ? Related.of(type) : entity;
        return relation == null ? Generated.of(type) : relation;
    }

    private synchronized void add(Mapped mapped) {
        if (met.size() < MOST && known.add(mapped)) {
            met.add(mapped);
        }
    }

    /** Those met after that many, in the order they were met. */
    public synchronized List<Mapped> after(int told) {
        return told >= met.size() ? List.of() : List.copyOf(met.subList(told, met.size()));
    }
}
