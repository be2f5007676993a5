package dev.flycatcher.orm.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The annotation by which an accessor says it may return null: any whose simple name is {@code Nullable}.
 *
 * @param onType whether it is written on the type rather than on the declaration
 * @param onParameters whether it may stand at a parameter
 */
record Nullness(TypeName annotation, boolean onType, boolean onParameters) {
    static @Nullable Nullness of(ExecutableElement accessor, Compilation compilation) {
        return of(accessor, accessor.getReturnType(), compilation);
    }

    /** How {@code declared}, of this type, says that it may be null. */
    static @Nullable Nullness of(Element declared, TypeMirror type, Compilation compilation) {
        Stream<? extends AnnotationMirror> component = type instanceof ArrayType array
                ? array.getComponentType().getAnnotationMirrors().stream()
                : Stream.empty();
        return Stream.of(declared.getAnnotationMirrors().stream(), type.getAnnotationMirrors().stream(), component)
                .flatMap(each -> each)
                .map(each -> (TypeElement) each.getAnnotationType().asElement())
                .filter(each -> each.getSimpleName().contentEquals("Nullable"))
                .findFirst()
                .map(each -> of(each, compilation))
                .orElse(null);
    }

    private static Nullness of(TypeElement annotation, Compilation compilation) {
        List<String> targets = compilation.targetsOf(annotation);
        boolean onType = targets.contains("TYPE_USE");
        return new Nullness(compilation.name(annotation), onType, onType || targets.contains("PARAMETER"));
    }
}
