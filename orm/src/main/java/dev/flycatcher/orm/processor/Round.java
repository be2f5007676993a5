package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** One round of the compiler: reads the entities, checks them, writes what goes with them. */
final class Round {
    private static final Comparator<TypeName> BY_NAME = Comparator.comparing(TypeName::qualified);

    private final Compilation compilation;
    private final Problems problems;
    private final Output output;
    private final DeclarationReader declarations;
    private final EntityReader entities;
    private final ScopeReader scopes;
    private final ThroughReader between;
    private final Links links;
    private final Relations relations;
    private final Map<TypeName, Through> throughs = new LinkedHashMap<>();

    Round(ProcessingEnvironment environment, Problems problems, Output output) {
        this.compilation = new Compilation(environment.getElementUtils(), environment.getTypeUtils());
        this.problems = problems;
        this.output = output;
        this.declarations = new DeclarationReader(compilation, problems);
        this.scopes = new ScopeReader(compilation, problems);
        ColumnTypes types = new ColumnTypes(compilation, problems);
        ReferenceReader references = new ReferenceReader(compilation, problems, declarations, types);
        this.between = new ThroughReader(compilation, references);
        this.entities = new EntityReader(compilation, problems, declarations, types, references);
        this.links = new Links(compilation, problems, declarations, entities);
        this.relations = new Relations(compilation, problems, declarations, entities, links);
    }

    /**
     * Writes the entities called {@code names}.
     *
     * @param last whether no further round will bring types that are missing now
     * @return those that need not be seen again
     */
    Set<String> write(Set<String> names, boolean last) {
        Set<String> done = new HashSet<>();
        Map<TypeName, Declaration> own = new LinkedHashMap<>();
        for (String each : names) {
            TypeElement type = compilation.elements().getTypeElement(each);
            if (type == null || !declarations.isInterface(type) || !claim(compilation.name(type), type)) {
                done.add(each);
            } else {
                own.put(compilation.name(type), declarations.read(type));
            }
        }
        own.values().forEach(this::findThroughs);
        holders(own.values());
        Map<TypeName, List<TableSource.Undeclared>> undeclared = undeclared(own.values());
        throughs.values().forEach(this::write);
        own.values().stream()
                .filter(each -> ScopeReader.hasScopes(each.type()) && (last || scopes.isResolved(each)))
                .forEach(this::query);
        for (Declaration each : own.values()) {
            if (last || isResolved(each)) {
                write(each, undeclared.getOrDefault(each.name(), List.of()));
                done.add(each.type().getQualifiedName().toString());
            }
        }
        return done;
    }

    /** Keeps the names of the types that go with {@code entity}; false if one of them is taken. */
    private boolean claim(TypeName entity, Element because) {
        return Stream.of(entity.draft(), entity.table(), entity.row())
                .allMatch(each -> output.claim(each, entity, because));
    }

    private void findThroughs(Declaration owner) {
        for (Through each : links.automatic(owner)) {
            Element because = each.declaring().method();
            if (output.claim(each.name(), each.name(), because) && claim(each.name(), because)) {
                throughs.put(each.name(), each);
            }
        }
    }

    private void write(Through through) {
        Declaration owner = declarations.read(
                compilation.elements().getTypeElement(through.owner().qualified()));
        Declaration target = declarations.read(
                compilation.elements().getTypeElement(through.target().qualified()));
        output.write(through.name(), ThroughSource.of(through, compilation), owner.type());
        write(between.read(through, owner, target), List.of(), List.of(), owner.type());
    }

    /** Does not wait for the entity: another may name the query, and that one be waited for. */
    private void query(Declaration entity) {
        TypeName query = entity.name().select();
        if (output.claim(query, entity.name(), entity.type())) {
            output.write(query, SelectSource.of(entity, scopes.read(entity), compilation), entity.type());
        }
    }

    private boolean isResolved(Declaration declaration) {
        return scopes.isResolved(declaration)
                && declaration.accessors().stream()
                        .allMatch(each -> compilation.unresolved(each.element()).isEmpty());
    }

    private void write(Declaration declaration, List<TableSource.Undeclared> undeclared) {
        Entity entity = entities.read(declaration);
        relations.check(entity);
        write(entity, relations.of(declaration), undeclared, declaration.type());
    }

    private void write(Entity entity, List<Relation> own, List<TableSource.Undeclared> undeclared, Element because) {
        TypeName name = entity.name();
        output.write(name.draft(), DraftSource.of(entity, compilation), because);
        output.write(name.table(), TableSource.of(entity, own, relations, undeclared, compilation), because);
        output.write(name.row(), RowSource.of(entity, own, compilation), because);
    }

    /** By target, the foreign keys for which it has no accessor. */
    private Map<TypeName, List<TableSource.Undeclared>> undeclared(Collection<Declaration> own) {
        Map<TypeName, List<TableSource.Undeclared>> all = new TreeMap<>(BY_NAME);
        Set<TypeName> seen = new LinkedHashSet<>();
        for (Declaration each : inPackagesOf(own)) {
            Entity entity = entities.read(each);
            seen.add(each.name());
            for (ColumnModel key : entity.references()) {
                if (relations.otherEnd(entity, key) == null) {
                    add(all, Objects.requireNonNull(key.reference()).target(), entity.name(), key.accessor());
                }
            }
        }
        for (Through each : throughs.values()) {
            if (!seen.contains(each.name())) {
                add(all, each.owner(), each.name(), each.near());
                add(all, each.target(), each.name(), each.far());
            }
        }
        return all;
    }

    private static void add(
            Map<TypeName, List<TableSource.Undeclared>> all, TypeName target, TypeName from, String key) {
        all.computeIfAbsent(target, t -> new ArrayList<>()).add(new TableSource.Undeclared(from, key));
    }

    /** All entities of the packages that {@code own} are of, those compiled earlier as well, by name. */
    private Collection<Declaration> inPackagesOf(Collection<Declaration> own) {
        Map<TypeName, Declaration> all = new TreeMap<>(BY_NAME);
        for (PackageElement each : packages(own)) {
            collect(ElementFilter.typesIn(each.getEnclosedElements()), all);
        }
        own.forEach(each -> all.put(each.name(), each));
        return all.values();
    }

    private Set<PackageElement> packages(Collection<Declaration> own) {
        Set<PackageElement> all = new LinkedHashSet<>();
        own.forEach(each -> all.add(compilation.elements().getPackageOf(each.type())));
        return all;
    }

    private void collect(Collection<TypeElement> types, Map<TypeName, Declaration> all) {
        for (TypeElement each : types) {
            if (each.getAnnotation(Table.class) != null && isWritten(each)) {
                all.put(compilation.name(each), declarations.read(each));
            }
            collect(ElementFilter.typesIn(each.getEnclosedElements()), all);
        }
    }

    /** Whether an earlier compilation wrote the table, or this one did. */
    private boolean isWritten(TypeElement entity) {
        TypeName table = compilation.name(entity).table();
        return output.isWritten(table) || compilation.elements().getTypeElement(table.qualified()) != null;
    }

    private void holders(Collection<Declaration> own) {
        Map<String, SortedMap<TypeName, Boolean>> holders = new TreeMap<>();
        Map<String, Element> because = new LinkedHashMap<>();
        for (Declaration each : inPackagesOf(own)) {
            holder(holders, each.name()).put(each.name(), each.isPublic());
            because.putIfAbsent(each.name().packageName(), each.type());
        }
        for (Through each : throughs.values()) {
            holder(holders, each.name()).put(each.name(), each.isPublic());
        }
        holders.forEach((name, tables) -> {
            TypeName holder = TypeName.of(name, "Tables");
            Element first = because.get(name);
            if (output.claim(holder, holder, first)) {
                output.write(holder, TablesSource.of(holder, tables, first, compilation), first);
            }
        });
    }

    private static SortedMap<TypeName, Boolean> holder(
            Map<String, SortedMap<TypeName, Boolean>> holders, TypeName entity) {
        return holders.computeIfAbsent(entity.packageName(), name -> new TreeMap<>(BY_NAME));
    }
}
