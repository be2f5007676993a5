package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What everyone here asks the compiler. Valid for one round. */
record Compilation(Elements elements, Types types) {
    TypeName name(TypeElement type) {
        return new TypeName(
                elements.getPackageOf(type).getQualifiedName().toString(),
                type.getQualifiedName().toString());
    }

    /** The name of a class or interface, of one that did not resolve its simple name. */
    TypeName name(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            String text = type.toString().replaceAll("<.*", "");
            return new TypeName("", text.substring(text.lastIndexOf('.') + 1));
        }
        return name((TypeElement) ((DeclaredType) type).asElement());
    }

    @Nullable
    TypeElement element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED ? (TypeElement) ((DeclaredType) type).asElement() : null;
    }

    boolean isEntity(TypeMirror type) {
        TypeElement element = element(type);
        return element != null && element.getAnnotation(Table.class) != null;
    }

    /** Whether {@code type}, erased, is the class or interface named. */
    boolean is(TypeMirror type, String qualified) {
        TypeElement element = element(type);
        return element != null && element.getQualifiedName().contentEquals(qualified);
    }

    /** The only type argument, or null if there is not exactly one. */
    @Nullable
    TypeMirror argument(TypeMirror type) {
        return type instanceof DeclaredType declared
                        && declared.getTypeArguments().size() == 1
                ? declared.getTypeArguments().get(0)
                : null;
    }

    TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : type;
    }

    /** A type as one writes it, by short names and without annotations. */
    String text(TypeMirror type) {
        return new Imports(this, "", List.of()).type(type);
    }

    boolean same(TypeMirror one, TypeMirror other) {
        return text(one).equals(text(other)) && types.isSameType(types.erasure(one), types.erasure(other));
    }

    /** Every type in {@code type} that did not resolve. */
    List<TypeName> unresolved(TypeMirror type) {
        List<TypeName> names = new ArrayList<>();
        if (type.getKind() == TypeKind.ERROR) {
            names.add(name(type));
        } else if (type instanceof ArrayType array) {
            names.addAll(unresolved(array.getComponentType()));
        } else if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(each -> names.addAll(unresolved(each)));
        }
        return names;
    }

    static @Nullable AnnotationMirror annotation(Element element, Class<?> annotation) {
        for (AnnotationMirror each : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) each.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(annotation.getName())) {
                return each;
            }
        }
        return null;
    }

    /** A class given to an annotation; null if it did not resolve or was not given. */
    static @Nullable TypeMirror classIn(@Nullable AnnotationMirror annotation, String member) {
        if (annotation == null) {
            return null;
        }
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> each :
                annotation.getElementValues().entrySet()) {
            if (each.getKey().getSimpleName().contentEquals(member)) {
                return each.getValue().getValue() instanceof TypeMirror type ? type : null;
            }
        }
        return null;
    }

    /** Where an annotation may stand, by the names of the constants. */
    List<String> targetsOf(TypeElement annotation) {
        java.lang.annotation.Target target = annotation.getAnnotation(java.lang.annotation.Target.class);
        List<String> names = new ArrayList<>();
        if (target != null) {
            for (java.lang.annotation.ElementType each : target.value()) {
                names.add(each.name());
            }
        }
        return names;
    }

    /** Whether code in the module of {@code near} can name {@code qualified}. */
    boolean canName(Element near, String qualified) {
        return elements.getTypeElement(elements.getModuleOf(near), qualified) != null;
    }
}
