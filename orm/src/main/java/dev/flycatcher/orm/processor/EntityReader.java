package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Index;
import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.annotation.Version;
import dev.flycatcher.orm.processor.Accessor.Role;
import dev.flycatcher.orm.processor.Entity.IndexModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads entities with their columns, each once. */
final class EntityReader {
    private final Compilation compilation;
    private final Problems problems;
    private final DeclarationReader declarations;
    private final ColumnReader columns;
    private final Map<TypeName, Entity> read = new HashMap<>();

    EntityReader(
            Compilation compilation,
            Problems problems,
            DeclarationReader declarations,
            ColumnTypes types,
            ReferenceReader references) {
        this.compilation = compilation;
        this.problems = problems;
        this.declarations = declarations;
        this.columns = new ColumnReader(compilation, problems, types, references);
    }

    /** The entity {@code type} names; null if it is none. */
    @Nullable
    Entity find(TypeMirror type) {
        TypeElement element = compilation.element(type);
        return element == null || !compilation.isEntity(type) ? null : read(declarations.read(element));
    }

    Entity read(Declaration declaration) {
        Entity known = read.get(declaration.name());
        if (known == null) {
            known = readNew(declaration);
            read.put(declaration.name(), known);
        }
        return known;
    }

    private Entity readNew(Declaration declaration) {
        declaration.accessors().forEach(this::checkAnnotations);
        Set<String> fields =
                declaration.accessors().stream().map(Accessor::name).collect(Collectors.toSet());
        List<ColumnModel> all = new ArrayList<>();
        for (Accessor each : declaration.accessors()) {
            if (each.isColumn()) {
                all.add(named(columns.read(declaration, each), fields));
            }
        }
        all.sort(Comparator.comparing(each -> !each.isKey()));
        checkColumns(declaration, all);
        return new Entity(
                declaration.name(),
                declaration.type(),
                declaration.isPublic(),
                declaration.table(),
                List.copyOf(all),
                indexes(declaration, all),
                declaration.hasDefaults(),
                ScopeReader.hasScopes(declaration.type()),
                typesWithin(declaration.type()));
    }

    /** The column, in a field of the row that no other accessor has. */
    private static ColumnModel named(ColumnModel column, Set<String> fields) {
        ReferenceModel reference = column.reference();
        String field = column.field();
        while (reference != null && reference.rawKey() == null && !fields.add(field)) {
            field += "_";
        }
        return column.holding(field);
    }

    private void checkAnnotations(Accessor accessor) {
        if (!accessor.isColumn() && accessor.saysColumn()) {
            problems.error(
                    accessor.method(),
                    "%s has no column of its own, so @Column, @Id and @Version mean nothing"
                            + " here. Take them away, or return a type that a column holds.",
                    accessor);
        }
        if (accessor.has(ManyToMany.class) && accessor.role() != Role.LINKS) {
            problems.error(
                    accessor.method(),
                    "%s is a @ManyToMany, but returns %s. Return Links<Target>.",
                    accessor,
                    compilation.text(accessor.type()));
        }
        if (accessor.has(ForeignKey.class) && accessor.has(Version.class)) {
            problems.error(
                    accessor.method(), "%s is a reference, which is not counted up. Take @Version away.", accessor);
        }
    }

    private void checkColumns(Declaration declaration, List<ColumnModel> all) {
        if (all.isEmpty()) {
            problems.error(
                    declaration.type(),
                    "%s has no columns. Add an accessor without a body for each, as long id();",
                    declaration.name());
        }
        Map<String, ColumnModel> names = new HashMap<>();
        for (ColumnModel each : all) {
            ColumnModel other = names.putIfAbsent(each.name().toLowerCase(Locale.ROOT), each);
            if (other != null) {
                problems.error(
                        each.where(),
                        "%s.%s() is kept in column %s, and so is %s(). Name one of them otherwise"
                                + " with @Column(name = ...) or @ForeignKey(column = ...).",
                        declaration.name(),
                        each.accessor(),
                        each.name(),
                        other.accessor());
            }
        }
    }

    private List<IndexModel> indexes(Declaration declaration, List<ColumnModel> all) {
        List<IndexModel> indexes = new ArrayList<>();
        for (Index each : declaration.type().getAnnotationsByType(Index.class)) {
            List<String> on = new ArrayList<>();
            for (String name : each.on()) {
                String column = indexed(name, all);
                if (column == null) {
                    problems.error(
                            declaration.type(),
                            "%s has an @Index on \"%s\", but no column accessor %s(). It has:" + " %s.",
                            declaration.name(),
                            name,
                            name,
                            all.stream().map(ColumnModel::accessor).collect(Collectors.joining(", ")));
                } else {
                    on.add(column);
                }
            }
            boolean named = !each.name().isEmpty()
                    || each.expression().isEmpty() && each.where().isEmpty();
            if (on.isEmpty() == each.expression().isEmpty() && each.on().length == on.size() || !named) {
                problems.error(
                        declaration.type(),
                        "%s has an @Index that says %s. Give it columns (on) or an expression, and a name where it is over"
                                + " an expression or some of the rows.",
                        declaration.name(),
                        named ? "both or neither of columns and expression" : "no name");
            } else if (each.on().length == on.size()) {
                indexes.add(
                        new IndexModel(each.unique(), List.copyOf(on), each.name(), each.expression(), each.where()));
            }
        }
        return List.copyOf(indexes);
    }

    /** The column called {@code name}; a reference's raw key stands for the reference. */
    private static @Nullable String indexed(String name, List<ColumnModel> all) {
        for (ColumnModel each : all) {
            if (each.accessor().equals(name)
                    || each.reference() != null && each.field().equals(name)) {
                return each.accessor();
            }
        }
        return null;
    }

    private Set<String> typesWithin(TypeElement type) {
        Set<String> names = new HashSet<>();
        ElementFilter.typesIn(compilation.elements().getAllMembers(type))
                .forEach(each -> names.add(each.getSimpleName().toString()));
        return names;
    }
}
