package dev.flycatcher.agent.advice;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** Finds a class's role from class files alone, so that no class is loaded to ask it. */
final class Hierarchy {
    private static final int DEEPEST = 16;

    private final ClassLoader loader;
    private final Map<String, Boolean> none = new HashMap<>();

    Hierarchy(ClassLoader loader) {
        this.loader = loader;
    }

    @Nullable
    Role role(ClassReader type) {
        return role(type, 0);
    }

    private @Nullable Role role(ClassReader type, int depth) {
        for (String name : type.getInterfaces()) {
            Role role = role(name, depth);
            if (role != null) {
                return role;
            }
        }
        String parent = type.getSuperName();
        return parent == null ? null : role(parent, depth);
    }

    private @Nullable Role role(String name, int depth) {
        Role role = Role.ofInterface(name);
        if (role != null || name.startsWith("java/") || depth > DEEPEST || none.putIfAbsent(name, true) != null) {
            return role;
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : role(new ClassReader(in), depth + 1);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    /** Whether its objects are written to streams, and known there by what the class declares. */
    boolean isSerializable(ClassReader type) {
        return isSerializable(type, 0);
    }

    private boolean isSerializable(ClassReader type, int depth) {
        List<String> above = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperName() != null) {
            above.add(type.getSuperName());
        }
        return above.contains("java/io/Serializable") || above.stream().anyMatch(name -> isSerializable(name, depth));
    }

    private boolean isSerializable(String name, int depth) {
        if (name.startsWith("java/lang/") || name.startsWith("java/sql/") || depth > DEEPEST) {
            return false;
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in != null && isSerializable(new ClassReader(in), depth + 1);
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }
}
