package dev.flycatcher.orm.processor;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import javax.lang.model.element.Element;

/** Writes the holder of a package's tables, for static import. */
final class TablesSource {
    private TablesSource() {}

    /** @param tables the entities, and whether everyone may see them */
    static Source of(TypeName name, SortedMap<TypeName, Boolean> tables, Element near, Compilation compilation) {
        Source source = new Source(name, compilation, Set.of());
        source.line("/** The tables of this package, for static import. */");
        source.head(near);
        source.line("public final class # {", name);
        Set<String> constants = new HashSet<>();
        tables.keySet().removeIf(entity -> !constants.add(entity.constant()));
        tables.forEach((entity, isPublic) -> source.line(
                "#static final # # = #;",
                isPublic ? "public " : "",
                source.use(entity.table()),
                entity.constant(),
                source.constant(entity)));
        return source.line("").line("private #() {}", name).line("}");
    }
}
