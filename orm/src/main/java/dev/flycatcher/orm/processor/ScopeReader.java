package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Scope;
import dev.flycatcher.orm.annotation.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the scopes of entities: static methods from an entity's query to an entity's query. */
final class ScopeReader {
    static final String SCOPED = "dev.flycatcher.orm.Scoped";

    private final Compilation compilation;
    private final Problems problems;

    ScopeReader(Compilation compilation, Problems problems) {
        this.compilation = compilation;
        this.problems = problems;
    }

    static boolean hasScopes(Element type) {
        return type.getEnclosedElements().stream().anyMatch(each -> each.getAnnotation(Scope.class) != null);
    }

    private static List<ExecutableElement> scopes(Declaration entity) {
        return ElementFilter.methodsIn(entity.type().getEnclosedElements()).stream()
                .filter(each -> each.getAnnotation(Scope.class) != null)
                .toList();
    }

    /** Whether all arguments are of types that exist. */
    boolean isResolved(Declaration entity) {
        return scopes(entity).stream()
                .flatMap(each -> each.getParameters().stream().skip(1))
                .allMatch(each -> compilation.unresolved(each.asType()).isEmpty());
    }

    /** The scopes of {@code entity} that are as they should be; errors about the others. */
    List<ExecutableElement> read(Declaration entity) {
        Set<String> seen = new HashSet<>();
        return scopes(entity).stream()
                .filter(each -> check(entity.name(), each) && checkNew(entity.name(), each, seen))
                .toList();
    }

    private boolean check(TypeName entity, ExecutableElement scope) {
        String what = entity + "." + scope.getSimpleName() + "()";
        String query = "Select<" + entity + ">";
        if (!scope.getModifiers().contains(Modifier.STATIC)
                || scope.getModifiers().contains(Modifier.PRIVATE)
                || !scope.getTypeParameters().isEmpty()) {
            problems.error(
                    scope,
                    "%s is annotated @Scope, but it is %s. A scope is a static method that others may call and"
                            + " that takes the query: static %s %s(%s query, ...).",
                    what,
                    fault(scope),
                    query,
                    scope.getSimpleName(),
                    query);
        } else if (scope.getParameters().isEmpty()
                || !isQuery(scope.getParameters().get(0).asType(), entity)) {
            problems.error(
                    scope,
                    "%s is a scope, but its first parameter is %s. It is given the query: let that be %s.",
                    what,
                    scope.getParameters().isEmpty()
                            ? "missing"
                            : compilation.text(scope.getParameters().get(0).asType()),
                    query);
        } else if (!isQuery(scope.getReturnType(), entity)) {
            problems.error(
                    scope,
                    "%s is a scope, but returns %s, and nothing could follow on it. Let it return %s.",
                    what,
                    compilation.text(scope.getReturnType()),
                    query);
        } else if (isOfQueries(scope)) {
            problems.error(
                    scope, "%s is a scope with the name of a method that every query has. Call it otherwise.", what);
        } else {
            return true;
        }
        return false;
    }

    private static String fault(ExecutableElement scope) {
        if (!scope.getModifiers().contains(Modifier.STATIC)) {
            return "not static";
        }
        return scope.getModifiers().contains(Modifier.PRIVATE) ? "private" : "generic";
    }

    /** Whether {@code type} is {@code Select<E>} or the generated {@code ESelect}, which may not exist yet. */
    private boolean isQuery(TypeMirror type, TypeName entity) {
        String text = compilation.text(type);
        return compilation.is(type, DeclarationReader.SELECT) && text.equals("Select<" + entity + ">")
                || text.equals(entity.select().simple());
    }

    private boolean isOfQueries(ExecutableElement scope) {
        TypeElement queries = compilation.elements().getTypeElement(SCOPED);
        return ElementFilter.methodsIn(compilation.elements().getAllMembers(queries)).stream()
                .filter(each -> each.getModifiers().contains(Modifier.PUBLIC)
                        || each.getModifiers().contains(Modifier.PROTECTED))
                .anyMatch(each -> each.getSimpleName().equals(scope.getSimpleName()));
    }

    /** Of two scopes of one name, the arguments besides the query must differ. */
    private boolean checkNew(TypeName entity, ExecutableElement scope, Set<String> seen) {
        String arguments = scope.getParameters().stream()
                .skip(1)
                .map(each -> compilation.types().erasure(each.asType()).toString())
                .collect(Collectors.joining(", "));
        boolean isNew = seen.add(scope.getSimpleName() + "(" + arguments + ")");
        if (!isNew) {
            problems.error(
                    scope,
                    "%s has two scopes %s(%s), the query left out. Call one of them otherwise.",
                    entity,
                    scope.getSimpleName(),
                    arguments);
        }
        return isNew;
    }

    /** An error where a scope stands in something that is no entity. */
    static void checkPlace(Element scope, Problems problems) {
        if (scope.getEnclosingElement().getAnnotation(Table.class) == null) {
            problems.error(
                    scope,
                    "%s.%s() is annotated @Scope, but %s is not an entity, so no query gets it. Move it to the"
                            + " @Table interface whose rows it is about.",
                    scope.getEnclosingElement().getSimpleName(),
                    scope.getSimpleName(),
                    scope.getEnclosingElement().getSimpleName());
        }
    }
}
