package dev.flycatcher.orm.processor;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What a column holds.
 *
 * @param java the Java type, primitive if it is
 */
record ColumnType(TypeMirror java, Storage storage) {
    /** How a Java type is stored. */
    sealed interface Storage {}

    /** As it is: {@code Type.LONG}. */
    record Plain(String constant) implements Storage {}

    record EnumName() implements Storage {}

    record EnumOrdinal() implements Storage {}

    /** By a converter to a type that is stored as it is. */
    record Converted(ColumnType inner, TypeMirror converter) implements Storage {}

    /** The type did not resolve; the compiler says so. */
    record Unknown() implements Storage {}

    private static final Set<String> NUMBERS = Set.of("LONG", "INT", "SHORT", "DOUBLE", "FLOAT", "DECIMAL");
    private static final Map<String, String> GETTERS = Map.of(
            "LONG",
            "getLong",
            "INT",
            "getInt",
            "SHORT",
            "getShort",
            "DOUBLE",
            "getDouble",
            "FLOAT",
            "getFloat",
            "BOOLEAN",
            "getBoolean");

    boolean isPlain(String constant) {
        return storage instanceof Plain plain && plain.constant().equals(constant);
    }

    /** The method of the table that declares such a column. */
    String factory() {
        if (storage instanceof Plain plain) {
            return plain.constant().equals("TEXT") ? "text" : NUMBERS.contains(plain.constant()) ? "number" : "column";
        }
        return "column";
    }

    /** The result set's method that reads a primitive of this type; null where there is none. */
    String getter() {
        return storage instanceof Plain plain ? GETTERS.getOrDefault(plain.constant(), "") : "";
    }

    ColumnType as(TypeMirror other) {
        return new ColumnType(other, storage);
    }

    /** Whether naming the type takes an unchecked cast. */
    boolean isGeneric() {
        return java instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty();
    }

    /** The expression of the {@code Type}. */
    String expression(Imports imports, Compilation compilation) {
        String types = imports.use("dev.flycatcher.orm.sql.Type");
        if (storage instanceof Plain plain) {
            return types + "." + plain.constant();
        }
        if (storage instanceof Converted converted) {
            return converted.inner().expression(imports, compilation) + ".map("
                    + classLiteral(imports, compilation) + ", new " + imports.type(converted.converter())
                    + diamond(converted)
                    + "())";
        }
        if (storage instanceof Unknown) {
            return "(" + types + "<" + imports.type(compilation.boxed(java)) + ">) null";
        }
        return types + (storage instanceof EnumName ? ".enumName(" : ".enumOrdinal(") + imports.type(java) + ".class)";
    }

    private String classLiteral(Imports imports, Compilation compilation) {
        TypeMirror boxed = compilation.boxed(java);
        String raw = imports.type(compilation.types().erasure(boxed)) + ".class";
        String type = imports.use("java.lang.Class");
        return isGeneric() ? "(" + type + "<" + imports.type(boxed) + ">) (" + type + "<?>) " + raw : raw;
    }

    private static String diamond(Converted converted) {
        Element converter = ((DeclaredType) converted.converter()).asElement();
        return ((DeclaredType) converter.asType()).getTypeArguments().isEmpty() ? "" : "<>";
    }
}
