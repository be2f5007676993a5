package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.rewrite.Mapping.Cell;
import dev.flycatcher.analyzer.rewrite.Mapping.Entity;
import dev.flycatcher.analyzer.rewrite.Mapping.Many;
import dev.flycatcher.analyzer.rewrite.Mapping.Ref;
import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import dev.flycatcher.analyzer.trace.Mapped.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mapped classes put together: attributes of what they extend and embed, keys that another class says, and the names that
 * Jakarta Persistence gives what is named nowhere (2.13, 2.10). A subclass of an entity that says no table of its own is
 * left out, as its table may be its parent's, and so is what is no name in Java, as it comes from a file.
 */
final class Classes {
    private static final int DEEPEST = 16;

    private final Map<String, Mapped> types = new TreeMap<>();

    Classes(Collection<Mapped> classes) {
        Set<String> twice = new LinkedHashSet<>();
        for (Mapped each : new LinkedHashSet<>(classes)) {
            if (types.put(each.type(), each) != null) {
                twice.add(each.type());
            }
        }
        types.keySet().removeAll(twice);
    }

    List<Entity> entities() {
        return types.values().stream().filter(this::told).map(this::entity).toList();
    }

    private boolean told(Mapped type) {
        boolean rows = type.kind() != Kind.SUPERCLASS && type.kind() != Kind.EMBEDDABLE;
        boolean root = line(type).skip(1).noneMatch(each -> each.kind() == Kind.ENTITY);
        return rows && isName(type.name()) && (root || !type.table().isEmpty());
    }

    /** The class and what is known of what it extends. */
    private Stream<Mapped> line(Mapped type) {
        List<Mapped> line = new ArrayList<>();
        for (Mapped each = type; each != null && line.size() < DEEPEST; each = types.get(each.parent())) {
            line.add(each);
        }
        return line.stream();
    }

    private Stream<Attribute> attributes(Mapped type) {
        return line(type).flatMap(each -> each.attributes().stream()).filter(each -> isName(each.name()));
    }

    private Entity entity(Mapped type) {
        List<Cell> cells = new ArrayList<>();
        List<Ref> references = new ArrayList<>();
        List<Many> collections = new ArrayList<>();
        attributes(type).forEach(each -> {
            switch (each.role()) {
                case ID, VALUE -> cells.add(new Cell(column(each), each.name()));
                case EMBEDDED -> embedded(each, cells);
                case REFERENCE -> reference(type, each, references);
                default -> collections.addAll(many(type, each));
            }
        });
        return new Entity(type.kind(), type.name(), table(type), cells, references, collections);
    }

    private static String table(Mapped type) {
        return type.table().isEmpty() ? type.name() : type.table();
    }

    private static String column(Attribute attribute) {
        return attribute.columns().isEmpty()
                ? attribute.name()
                : attribute.columns().get(0);
    }

    private void embedded(Attribute attribute, List<Cell> cells) {
        Mapped value = types.get(attribute.target());
        if (value != null && value.kind() == Kind.EMBEDDABLE) {
            attributes(value)
                    .filter(each -> each.role() == Role.VALUE)
                    .forEach(each -> cells.add(new Cell(column(each), attribute.name() + "." + each.name())));
        }
    }

    private void reference(Mapped type, Attribute attribute, List<Ref> references) {
        List<String> columns = keys(type, attribute);
        Attribute id = id(attribute.target());
        boolean single = id != null && columns.size() == 1;
        String path = single ? attribute.name() + "." + id.name() : null;
        Set<String> tables = tables(attribute.target());
        columns.forEach(column -> references.add(new Ref(column, attribute.name(), path, tables)));
    }

    /** Where rows of that entity may be: its own table, or that of an entity it extends. */
    private Set<String> tables(String type) {
        Mapped known = types.get(type);
        return known == null
                ? Set.of()
                : line(known)
                        .filter(each -> each.kind() != Kind.SUPERCLASS)
                        .map(Classes::table)
                        .collect(Collectors.toSet());
    }

    /** The columns of a reference, none when they are not known. */
    private List<String> keys(Mapped type, Attribute reference) {
        Attribute id = id(reference.target());
        if (!reference.columns().isEmpty()) {
            return reference.columns();
        } else if (type.kind() == Kind.RELATION) {
            return List.of(reference.name() + (reference.name().endsWith("Id") ? "" : "_id"));
        }
        return id == null ? List.of() : List.of(reference.name() + "_" + column(id));
    }

    /** The key of that class where it is one column. */
    private @Nullable Attribute id(String type) {
        Mapped known = types.get(type);
        List<Attribute> ids = known == null
                ? List.of()
                : attributes(known).filter(each -> each.role() == Role.ID).toList();
        return ids.size() == 1 ? ids.get(0) : null;
    }

    private List<Many> many(Mapped type, Attribute attribute) {
        Mapped target = types.get(attribute.target());
        return switch (attribute.role()) {
            case ELEMENTS ->
                beside(attribute, type.name() + "_" + attribute.name(), table(type) + "_" + attribute.name());
            case LINKED -> target == null ? List.of() : linked(type, attribute, target);
            default -> target == null || !told(target) ? List.of() : referring(type, attribute, target);
        };
    }

    /** Through a table between, which one of the two classes says. */
    private List<Many> linked(Mapped type, Attribute attribute, Mapped target) {
        if (attribute.mappedBy().isEmpty()) {
            return beside(attribute, table(type) + "_" + table(target), table(type) + "_" + attribute.name());
        }
        Attribute owner = named(target, attribute.mappedBy());
        return owner == null || owner.role() != Role.LINKED || !owner.mappedBy().isEmpty()
                ? List.of()
                : linked(target, owner, type).stream()
                        .map(many -> new Many(attribute.name(), many.table(), null, Role.LINKED))
                        .toList();
    }

    /** In a table of its own: that it names, or one of those. */
    private static List<Many> beside(Attribute attribute, String... defaults) {
        String key = attribute.columns().size() == 1 ? attribute.columns().get(0) : null;
        return Stream.of(attribute.table().isEmpty() ? defaults : new String[] {attribute.table()})
                .map(table -> new Many(attribute.name(), table, key, attribute.role()))
                .toList();
    }

    /** By columns of the target's table, which it or this class says. */
    private List<Many> referring(Mapped type, Attribute attribute, Mapped target) {
        Attribute back =
                type.kind() == Kind.RELATION ? backref(type, attribute, target) : named(target, attribute.mappedBy());
        List<String> keys = type.kind() != Kind.RELATION && attribute.mappedBy().isEmpty()
                ? attribute.columns()
                : leading(target, back);
        return keys.stream()
                .map(key -> new Many(attribute.name(), table(target), key, attribute.role()))
                .toList();
    }

    /** This project's ORM says the name of what leads back at the reference. */
    private @Nullable Attribute backref(Mapped type, Attribute attribute, Mapped target) {
        return attributes(target)
                .filter(each -> each.role() == Role.REFERENCE
                        && each.mappedBy().equals(attribute.name())
                        && each.target().equals(type.type()))
                .findFirst()
                .orElse(null);
    }

    private List<String> leading(Mapped target, @Nullable Attribute back) {
        return back == null || back.role() != Role.REFERENCE ? List.of() : keys(target, back);
    }

    private @Nullable Attribute named(Mapped type, String name) {
        return attributes(type)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart)
                && name.chars().noneMatch(Character::isIdentifierIgnorable);
    }
}
