package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Id;
import dev.flycatcher.orm.annotation.Table;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** An entity interface as it stands in the source, not yet held against any other. */
record Declaration(TypeElement type, TypeName name, List<Accessor> accessors) {
    String table() {
        String given = Objects.requireNonNull(type.getAnnotation(Table.class)).name();
        return given.isEmpty() ? TypeName.snake(name.simple()) : given;
    }

    List<Accessor> with(Accessor.Role role) {
        return accessors.stream().filter(each -> each.role() == role).toList();
    }

    @Nullable
    Accessor accessor(String name) {
        return accessors.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The accessors of the primary key: those that say so, else the one called {@code id}. */
    List<Accessor> keys() {
        List<Accessor> columns = accessors.stream().filter(Accessor::isColumn).toList();
        List<Accessor> said =
                columns.stream().filter(each -> each.has(Id.class)).toList();
        return said.isEmpty()
                ? columns.stream().filter(each -> each.name().equals("id")).toList()
                : said;
    }

    /** The accessor that reads the raw key of the reference {@code key}. */
    @Nullable
    Accessor rawKey(Accessor key) {
        List<String> names = rawNames(key);
        return with(Accessor.Role.RAW_KEY).stream()
                .filter(each -> names.contains(each.name()))
                .findFirst()
                .orElse(null);
    }

    /** What the raw key of a reference may be called: after its column if that was named, or after its accessor. */
    static List<String> rawNames(Accessor key) {
        String column = ColumnReader.columnName(key);
        String first = TypeName.camel(column);
        return first.equals(key.name()) ? List.of(key.name() + "Id") : List.of(first, key.name() + "Id");
    }

    /** Whether the entity has {@code static void defaults(ItsDraft draft)}, a type that does not exist yet. */
    boolean hasDefaults() {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(this::isDefaults);
    }

    private boolean isDefaults(ExecutableElement method) {
        return method.getSimpleName().contentEquals("defaults")
                && method.getModifiers().contains(Modifier.STATIC)
                && method.getParameters().size() == 1
                && method.getParameters()
                        .get(0)
                        .asType()
                        .toString()
                        .endsWith(name.draft().simple());
    }

    /** Whether everyone may see the entity. */
    boolean isPublic() {
        for (Element each = type; each.getKind() != ElementKind.PACKAGE; each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
