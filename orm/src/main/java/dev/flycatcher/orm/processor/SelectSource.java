package dev.flycatcher.orm.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;

/** Writes the query of an entity that has scopes: each scope a method. */
final class SelectSource {
    private final Declaration entity;
    private final Source source;
    private final String self;
    private final String own;

    private SelectSource(Declaration entity, Compilation compilation) {
        TypeName name = entity.name().select();
        this.entity = entity;
        this.source = new Source(name, compilation, Set.of());
        this.self = name.simple();
        this.own = source.use(entity.name());
    }

    static Source of(Declaration entity, List<ExecutableElement> scopes, Compilation compilation) {
        return new SelectSource(entity, compilation).write(scopes);
    }

    private Source write(List<ExecutableElement> scopes) {
        String query = source.orm("Select") + "<" + own + ">";
        source.line("/** A query for {@link #} rows, with their scopes. */", own);
        source.head(entity.type());
        source.line(
                "#final class # extends #<#, #> {",
                entity.isPublic() ? "public " : "",
                self,
                source.orm("Scoped"),
                own,
                self);
        source.line("#(# query) {", self, query).line("super(query);").line("}");
        source.override().line("protected # scoped(# query) {", self, query);
        source.line("return new #(query);", self).line("}");
        scopes.forEach(this::scope);
        return source.line("}");
    }

    private void scope(ExecutableElement scope) {
        List<String> declared = new ArrayList<>();
        List<String> given = new ArrayList<>(List.of("this"));
        for (VariableElement each : arguments(scope)) {
            declared.add(type(scope, each) + " " + each.getSimpleName());
            given.add(each.getSimpleName().toString());
        }
        source.line("").line("/** As {@link #} says. */", own + "#" + scope.getSimpleName());
        source.line("public # #(#)# {", self, scope.getSimpleName(), String.join(", ", declared), thrown(scope));
        source.line("return scoped(#.#(#));", own, scope.getSimpleName(), String.join(", ", given));
        source.line("}");
    }

    private static List<? extends VariableElement> arguments(ExecutableElement scope) {
        return scope.getParameters().subList(1, scope.getParameters().size());
    }

    private String type(ExecutableElement scope, VariableElement argument) {
        List<? extends VariableElement> all = scope.getParameters();
        Nullness nullness = Nullness.of(argument, argument.asType(), source.compilation());
        boolean varargs = scope.isVarArgs() && argument.equals(all.get(all.size() - 1));
        return varargs && argument.asType() instanceof ArrayType array
                ? source.imports().type(array.getComponentType()) + "..."
                : source.imports().type(argument.asType(), nullness, true);
    }

    private String thrown(ExecutableElement scope) {
        return scope.getThrownTypes().isEmpty()
                ? ""
                : scope.getThrownTypes().stream()
                        .map(source.imports()::type)
                        .collect(Collectors.joining(", ", " throws ", ""));
    }
}
