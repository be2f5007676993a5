package dev.flycatcher.orm.processor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** The short names of one source file. A type whose short name is taken goes by its whole name. */
final class Imports {
    private final Compilation compilation;
    private final String packageName;
    private final Map<String, String> bySimple = new HashMap<>();
    private final TreeSet<String> imports = new TreeSet<>();

    /** @param taken simple names that mean something else in this file */
    Imports(Compilation compilation, String packageName, Collection<String> taken) {
        this.compilation = compilation;
        this.packageName = packageName;
        taken.forEach(each -> bySimple.put(each, ""));
    }

    /** The type this file declares. */
    void declare(TypeName own) {
        bySimple.put(own.simple(), own.qualified());
    }

    String use(String qualified) {
        int dot = qualified.lastIndexOf('.');
        return use(new TypeName(dot < 0 ? "" : qualified.substring(0, dot), qualified));
    }

    String use(TypeName type) {
        String simple = type.simple();
        String known = bySimple.putIfAbsent(simple, type.qualified());
        if (known != null) {
            return known.equals(type.qualified()) ? simple : type.qualified();
        }
        boolean nested =
                !type.qualified().equals(TypeName.of(type.packageName(), simple).qualified());
        if (needsImport(type) || nested) {
            imports.add(type.qualified());
        }
        return simple;
    }

    private boolean needsImport(TypeName type) {
        if (type.packageName().equals("java.lang")) {
            return compilation
                            .elements()
                            .getTypeElement(
                                    TypeName.of(packageName, type.simple()).qualified())
                    != null;
        }
        return !type.packageName().isEmpty() && !type.packageName().equals(packageName);
    }

    /** {@code type} as source text, without annotations. */
    String type(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return type(array.getComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard(wildcard);
        }
        if (type instanceof DeclaredType declared) {
            String raw = use(compilation.name(declared));
            return declared.getTypeArguments().isEmpty()
                    ? raw
                    : declared.getTypeArguments().stream()
                            .map(this::type)
                            .collect(Collectors.joining(", ", raw + "<", ">"));
        }
        return type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
    }

    private String wildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + type(type.getExtendsBound());
        }
        return type.getSuperBound() == null ? "?" : "? super " + type(type.getSuperBound());
    }

    /** {@code type}, marked as nullable where and how the user does it. */
    String type(TypeMirror type, @Nullable Nullness nullness, boolean parameter) {
        String text = type(type);
        if (nullness == null || parameter && !nullness.onParameters()) {
            return text;
        }
        String mark = "@" + use(nullness.annotation()) + " ";
        if (nullness.onType() && type instanceof ArrayType) {
            return text.replaceFirst("(?=\\[])", " " + mark);
        }
        int arguments = text.indexOf('<');
        int dot = text.lastIndexOf('.', arguments < 0 ? text.length() : arguments);
        return nullness.onType() && dot > 0 ? text.substring(0, dot + 1) + mark + text.substring(dot + 1) : mark + text;
    }

    String boxed(TypeMirror type) {
        return type(compilation.boxed(type));
    }

    String text() {
        return imports.stream().map(each -> "import " + each + ";\n").collect(Collectors.joining());
    }
}
