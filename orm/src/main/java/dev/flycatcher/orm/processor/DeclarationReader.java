package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Convert;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.processor.Accessor.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads entity interfaces, each once. */
final class DeclarationReader {
    static final String SELECT = "dev.flycatcher.orm.Select";
    private static final String LINKS = "dev.flycatcher.orm.Links";
    /** What entities inherit that is no column. */
    private static final Set<String> NOT_ENTITIES =
            Set.of("java.lang.Object", "dev.flycatcher.orm.Entity", "dev.flycatcher.orm.sql.Keyed");
    /** Names the generated row cannot give to an accessor, because it has them for itself. */
    private static final Set<String> ROW_OWN = Set.of("ownTable", "get", "getLong", "slot", "need", "changed");

    private final Compilation compilation;
    private final Problems problems;
    private final Map<String, Declaration> read = new HashMap<>();

    DeclarationReader(Compilation compilation, Problems problems) {
        this.compilation = compilation;
        this.problems = problems;
    }

    Declaration read(TypeElement type) {
        String name = type.getQualifiedName().toString();
        Declaration known = read.get(name);
        if (known == null) {
            known = readNew(type);
            read.put(name, known);
        }
        return known;
    }

    private Declaration readNew(TypeElement type) {
        TypeName name = compilation.name(type);
        Map<String, Accessor> accessors = new LinkedHashMap<>();
        collect(type, type, name, accessors, new HashSet<>());
        Declaration plain = new Declaration(type, name, List.copyOf(accessors.values()));
        List<Accessor> all = new ArrayList<>(plain.accessors());
        for (Accessor key : plain.with(Role.FOREIGN_KEY)) {
            Declaration.rawNames(key).stream()
                    .map(plain::accessor)
                    .filter(each -> each != null && each.role() == Role.COLUMN && !each.saysColumn())
                    .findFirst()
                    .ifPresent(each -> all.replaceAll(any -> any == each ? each.as(Role.RAW_KEY) : any));
        }
        return new Declaration(type, name, List.copyOf(all));
    }

    /** Inherited accessors first; one declared anew keeps the place of the inherited. */
    private void collect(
            TypeElement entity, TypeElement from, TypeName name, Map<String, Accessor> accessors, Set<String> seen) {
        for (TypeMirror parent : from.getInterfaces()) {
            TypeElement element = compilation.element(parent);
            if (element != null && seen.add(element.getQualifiedName().toString())) {
                collect(entity, element, name, accessors, seen);
            }
        }
        if (NOT_ENTITIES.contains(from.getQualifiedName().toString())) {
            return;
        }
        for (ExecutableElement method : ElementFilter.methodsIn(from.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                // A body where another interface has none makes no column; a scope may share a column's name.
                if (method.getParameters().isEmpty()) {
                    accessors.remove(method.getSimpleName().toString());
                }
            } else if (!isOfObject(method) && isAccessor(name, method)) {
                Accessor accessor = accessor(entity, name, method);
                accessors.put(accessor.name(), accessor);
            }
        }
    }

    /** An interface may repeat {@code equals}, {@code hashCode} and {@code toString}; rows have them. */
    private boolean isOfObject(ExecutableElement method) {
        Element object = compilation.elements().getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .anyMatch(each -> each.getSimpleName().equals(method.getSimpleName())
                        && each.getParameters().size() == method.getParameters().size());
    }

    private boolean isAccessor(TypeName name, ExecutableElement method) {
        String what = name.simple() + "." + method.getSimpleName();
        if (!method.getParameters().isEmpty() || !method.getTypeParameters().isEmpty()) {
            problems.error(
                    method,
                    "%s has parameters, so it cannot be a column or a relation. Give it a body (default or static), or"
                            + " take the parameters away.",
                    what);
        } else if (method.getReturnType().getKind() == TypeKind.VOID) {
            problems.error(
                    method,
                    "%s() returns nothing, so it cannot be a column or a relation. Give it a body, or return the"
                            + " column's type.",
                    what);
        } else if (ROW_OWN.contains(method.getSimpleName().toString())) {
            problems.error(
                    method,
                    "%s() has a name that the generated %s uses for itself. Call the accessor otherwise; the column"
                            + " keeps its name with @Column(name = \"%s\").",
                    what,
                    name.row(),
                    TypeName.snake(method.getSimpleName().toString()));
        } else {
            return true;
        }
        return false;
    }

    private Accessor accessor(TypeElement entity, TypeName name, ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (!method.getEnclosingElement().equals(entity)) {
            type = ((ExecutableType) compilation.types().asMemberOf((DeclaredType) entity.asType(), method))
                    .getReturnType();
        }
        Role role = role(method, type);
        TypeMirror argument = role == Role.MANY ? queried(method, type) : compilation.argument(type);
        TypeMirror element = (role == Role.MANY || role == Role.LINKS) && argument != null ? argument : type;
        return new Accessor(name, method, type, role, element, Nullness.of(method, compilation));
    }

    private Role role(ExecutableElement method, TypeMirror type) {
        if (method.getAnnotation(ForeignKey.class) != null) {
            return Role.FOREIGN_KEY;
        }
        if (method.getAnnotation(Convert.class) != null) {
            return Role.COLUMN;
        }
        if (compilation.is(type, SELECT) || queried(method, type) != null) {
            return Role.MANY;
        }
        if (compilation.is(type, LINKS)) {
            return Role.LINKS;
        }
        return compilation.isEntity(type) ? Role.ONE : Role.COLUMN;
    }

    /** What {@code type} is a query for; null if it is none, or a raw one. */
    private @Nullable TypeMirror queried(ExecutableElement method, TypeMirror type) {
        if (compilation.is(type, SELECT)) {
            return compilation.argument(type);
        }
        TypeElement element = compilation.element(type);
        if (element != null && compilation.is(element.getSuperclass(), ScopeReader.SCOPED)) {
            return ((DeclaredType) element.getSuperclass()).getTypeArguments().get(0);
        }
        return type.getKind() == TypeKind.ERROR ? toBeWritten(method, compilation.name(type)) : null;
    }

    /** The entity beside {@code method}'s whose query with scopes, not written yet, is called {@code query}. */
    private @Nullable TypeMirror toBeWritten(ExecutableElement method, TypeName query) {
        String home =
                compilation.elements().getPackageOf(method).getQualifiedName().toString();
        TypeName entity = TypeName.of(home, query.simple().replaceAll("Select$", ""));
        TypeElement type = compilation.elements().getTypeElement(entity.qualified());
        boolean is =
                type != null && entity.select().simple().equals(query.simple()) && compilation.isEntity(type.asType());
        return is ? type.asType() : null;
    }

    /** Whether {@code type} can be an entity at all, with an error where it cannot. */
    boolean isInterface(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE) {
            problems.error(
                    type,
                    "%s is not an interface. @Table stands on interfaces: the class behind one is generated.",
                    type.getSimpleName());
        } else if (!type.getTypeParameters().isEmpty()) {
            problems.error(
                    type,
                    "%s has type parameters, and a table has no way to choose them. Move them to an"
                            + " interface that %s extends.",
                    type.getSimpleName(),
                    type.getSimpleName());
        } else if (isHidden(type)) {
            problems.error(
                    type,
                    "%s is private or sealed, so the generated %s cannot extend it. Take the modifier away.",
                    type.getSimpleName(),
                    compilation.name(type).draft());
        } else {
            return true;
        }
        return false;
    }

    private static boolean isHidden(TypeElement type) {
        boolean hidden = type.getModifiers().contains(Modifier.SEALED);
        for (Element each = type; each.getKind() != ElementKind.PACKAGE; each = each.getEnclosingElement()) {
            hidden |= each.getModifiers().contains(Modifier.PRIVATE);
        }
        return hidden;
    }
}
