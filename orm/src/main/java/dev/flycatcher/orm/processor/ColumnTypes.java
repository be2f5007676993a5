package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Convert;
import dev.flycatcher.orm.processor.ColumnType.Converted;
import dev.flycatcher.orm.processor.ColumnType.EnumName;
import dev.flycatcher.orm.processor.ColumnType.EnumOrdinal;
import dev.flycatcher.orm.processor.ColumnType.Plain;
import dev.flycatcher.orm.processor.ColumnType.Unknown;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Finds how the Java type of a column is stored. */
final class ColumnTypes {
    private static final String CONVERTER = "dev.flycatcher.orm.sql.Converter";
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("java.lang.Long", "LONG"),
            Map.entry("java.lang.Integer", "INT"),
            Map.entry("java.lang.Short", "SHORT"),
            Map.entry("java.lang.Boolean", "BOOLEAN"),
            Map.entry("java.lang.Double", "DOUBLE"),
            Map.entry("java.lang.Float", "FLOAT"),
            Map.entry("java.lang.String", "TEXT"),
            Map.entry("java.math.BigDecimal", "DECIMAL"),
            Map.entry("java.util.UUID", "UUID"),
            Map.entry("java.time.Instant", "INSTANT"),
            Map.entry("java.time.LocalDate", "DATE"),
            Map.entry("java.time.LocalTime", "TIME"),
            Map.entry("java.time.LocalDateTime", "DATE_TIME"));

    private final Compilation compilation;
    private final Problems problems;

    ColumnTypes(Compilation compilation, Problems problems) {
        this.compilation = compilation;
        this.problems = problems;
    }

    /** The type of a plain column; where there is none, an error, and a type to go on with. */
    ColumnType of(Accessor accessor) {
        TypeMirror type = accessor.type();
        if (accessor.has(Convert.class)) {
            return converted(accessor);
        }
        ColumnType known = known(type, isOrdinal(accessor));
        if (isOrdinal(accessor) && (known == null || !(known.storage() instanceof EnumOrdinal))) {
            problems.error(
                    accessor.method(),
                    "%s is stored by ordinal, but %s is not an enum. Take ordinal away.",
                    accessor,
                    text(type));
        }
        if (known == null) {
            tellUnknown(accessor);
        }
        return known == null ? new ColumnType(type, new Unknown()) : known;
    }

    private static boolean isOrdinal(Accessor accessor) {
        Column column = accessor.annotation(Column.class);
        return column != null && column.ordinal();
    }

    private void tellUnknown(Accessor accessor) {
        if (compilation.unresolved(accessor.type()).isEmpty()) {
            problems.error(
                    accessor.method(),
                    "%s has the type %s, which no column holds. Columns hold numbers, boolean, String, BigDecimal, byte[],"
                            + " UUID, Instant, LocalDate, LocalTime, LocalDateTime and enums; for a type of your own add"
                            + " @Convert(YourConverter.class).",
                    accessor,
                    text(accessor.type()));
        }
    }

    private @Nullable ColumnType known(TypeMirror type, boolean ordinal) {
        if (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE) {
            return new ColumnType(type, new Plain("BYTES"));
        }
        TypeElement element = compilation.element(compilation.boxed(type));
        if (element == null) {
            return null;
        }
        if (element.getKind() == ElementKind.ENUM) {
            return new ColumnType(type, ordinal ? new EnumOrdinal() : new EnumName());
        }
        String constant = PLAIN.get(element.getQualifiedName().toString());
        return constant == null ? null : new ColumnType(type, new Plain(constant));
    }

    private ColumnType converted(Accessor accessor) {
        TypeMirror converter = Compilation.classIn(Compilation.annotation(accessor.method(), Convert.class), "value");
        ColumnType unknown = new ColumnType(accessor.type(), new Unknown());
        if (converter == null || !compilation.unresolved(converter).isEmpty()) {
            return unknown;
        }
        List<? extends TypeMirror> between = converterArguments(converter);
        if (between == null || !canMake(converter)) {
            problems.error(
                    accessor.method(),
                    "%s is converted by %s, which is not a class that implements Converter<%s,"
                            + " S> and has a constructor without arguments. Make it one.",
                    accessor,
                    text(converter),
                    text(compilation.boxed(accessor.type())));
            return unknown;
        }
        if (!compilation.same(between.get(0), compilation.boxed(accessor.type()))) {
            problems.error(
                    accessor.method(),
                    "%s returns %s, but %s converts %s. Return that, or name another" + " converter.",
                    accessor,
                    text(accessor.type()),
                    text(converter),
                    text(between.get(0)));
            return unknown;
        }
        ColumnType inner = known(between.get(1), false);
        if (inner == null) {
            problems.error(
                    accessor.method(),
                    "%s is converted to %s by %s, which no column holds. Convert to a type"
                            + " that is stored as it is: String, Long, byte[] and so on.",
                    accessor,
                    text(between.get(1)),
                    text(converter));
            return unknown;
        }
        return new ColumnType(
                accessor.type(), new Converted(inner, compilation.types().erasure(converter)));
    }

    private boolean canMake(TypeMirror converter) {
        TypeElement element = compilation.element(converter);
        return element != null
                && !element.getModifiers().contains(Modifier.ABSTRACT)
                && (!element.getNestingKind().isNested()
                        || element.getModifiers().contains(Modifier.STATIC))
                && ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                        .anyMatch(ColumnTypes::isOpen);
    }

    private static boolean isOpen(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && !constructor.getModifiers().contains(Modifier.PRIVATE);
    }

    /** The two arguments a class gives to {@code Converter}, somewhere above it. */
    private @Nullable List<? extends TypeMirror> converterArguments(TypeMirror type) {
        if (compilation.is(type, CONVERTER)) {
            return ((DeclaredType) type).getTypeArguments().size() == 2
                    ? ((DeclaredType) type).getTypeArguments()
                    : null;
        }
        TypeElement element = compilation.element(type);
        TypeMirror whole =
                element == null || !((DeclaredType) type).getTypeArguments().isEmpty() ? type : element.asType();
        for (TypeMirror above : compilation.types().directSupertypes(whole)) {
            List<? extends TypeMirror> found = converterArguments(above);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A type as the user writes it. */
    private String text(TypeMirror type) {
        return compilation.text(type);
    }
}
