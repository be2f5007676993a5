package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Follows foreign keys to the columns they reference. */
final class ReferenceReader {
    /** A referenced column, and what it holds. */
    record Target(TypeName entity, String column, ColumnType type) {}

    private final Compilation compilation;
    private final Problems problems;
    private final DeclarationReader declarations;
    private final ColumnTypes types;

    ReferenceReader(Compilation compilation, Problems problems, DeclarationReader declarations, ColumnTypes types) {
        this.compilation = compilation;
        this.problems = problems;
        this.declarations = declarations;
        this.types = types;
    }

    /** The column {@code key} points at; null, and an error, if it points at nothing that is an entity. */
    @Nullable
    Target target(Accessor key) {
        return target(key, new ArrayList<>());
    }

    private @Nullable Target target(Accessor key, List<Accessor> path) {
        if (key.type().getKind() == TypeKind.ERROR) {
            return new Target(compilation.name(key.type()), "id", guess());
        }
        if (!compilation.isEntity(key.type())) {
            problems.error(
                    key.method(),
                    "%s is a @ForeignKey, but %s is not an entity. Return an interface annotated @Table, or take"
                            + " @ForeignKey away.",
                    key,
                    compilation.text(key.type()));
            return null;
        }
        Declaration declaration = declarations.read(Objects.requireNonNull(compilation.element(key.type())));
        Accessor column = referenced(key, declaration);
        if (column == null) {
            return new Target(declaration.name(), "id", guess());
        }
        return new Target(declaration.name(), column.name(), typeOf(column, key, path));
    }

    /** The primary key of {@code entity}, to which a table between points for {@code links}. */
    Target primaryKeyOf(Declaration entity, Accessor links) {
        Accessor column = primaryKey(links, entity);
        return column == null
                ? new Target(entity.name(), "id", guess())
                : new Target(entity.name(), column.name(), typeOf(column, links, new ArrayList<>()));
    }

    private ColumnType guess() {
        TypeMirror type = compilation.types().getPrimitiveType(TypeKind.LONG);
        return new ColumnType(type, new ColumnType.Plain("LONG"));
    }

    private ColumnType typeOf(Accessor column, Accessor key, List<Accessor> path) {
        if (column.role() != Accessor.Role.FOREIGN_KEY) {
            return types.of(column);
        }
        if (path.contains(key)) {
            problems.error(
                    key.method(),
                    "%s references %s, which references it in turn, so neither has a type. Let one"
                            + " of them reference a column that is no foreign key.",
                    key,
                    column);
            return guess();
        }
        path.add(key);
        Target next = target(column, path);
        return next == null ? guess() : next.type();
    }

    private @Nullable Accessor referenced(Accessor key, Declaration target) {
        String named = Objects.requireNonNull(key.annotation(ForeignKey.class)).references();
        return named.isEmpty() ? primaryKey(key, target) : unique(key, target, named);
    }

    private @Nullable Accessor primaryKey(Accessor key, Declaration target) {
        List<Accessor> keys = target.keys();
        if (keys.isEmpty()) {
            problems.error(
                    key.method(),
                    "%s points at %s, which has no primary key. Add an accessor id() or @Id there,"
                            + " or name a unique column with references.",
                    key,
                    target.name());
            return null;
        }
        if (keys.size() > 1) {
            problems.error(
                    key.method(),
                    "%s points at %s, whose primary key has %s columns (%s): one column cannot hold"
                            + " it. Name a unique column of %s with references, or give it a key of one column.",
                    key,
                    target.name(),
                    keys.size(),
                    names(keys),
                    target.name());
        }
        return keys.get(0);
    }

    private @Nullable Accessor unique(Accessor key, Declaration target, String named) {
        Accessor column = target.accessor(named);
        if (column == null || !column.isColumn()) {
            problems.error(
                    key.method(),
                    "%s references \"%s\", but %s has no column accessor %s(). It has: %s.",
                    key,
                    named,
                    target.name(),
                    named,
                    names(target.accessors().stream().filter(Accessor::isColumn).toList()));
            return primaryKey(key, target);
        }
        if (!isUnique(target, column)) {
            problems.error(
                    key.method(),
                    "%s references %s, which is not unique, so it could mean several rows. Add"
                            + " @Column(unique = true) to %s.",
                    key,
                    column,
                    column);
        }
        return column;
    }

    private static boolean isUnique(Declaration target, Accessor column) {
        Column plain = column.annotation(Column.class);
        ForeignKey reference = column.annotation(ForeignKey.class);
        boolean indexed = false;
        for (Index each : target.type().getAnnotationsByType(Index.class)) {
            indexed |= each.unique()
                    && each.where().isEmpty()
                    && List.of(each.on()).equals(List.of(column.name()));
        }
        return indexed
                || plain != null && plain.unique()
                || reference != null && reference.unique()
                || target.keys().equals(List.of(column));
    }

    private static String names(List<Accessor> accessors) {
        return String.join(", ", accessors.stream().map(Accessor::name).toList());
    }

    /** What {@code key} says beside where it points, checked. */
    ReferenceModel model(Accessor key, Target target, @Nullable Accessor raw) {
        ForeignKey said = Objects.requireNonNull(key.annotation(ForeignKey.class));
        checkAction(key, "onDelete", said.onDelete());
        checkAction(key, "onUpdate", said.onUpdate());
        return new ReferenceModel(
                target.entity(),
                target.column(),
                said.backref(),
                raw,
                said.onDelete(),
                said.onUpdate(),
                said.lazy(),
                said.constraint(),
                said.deferred());
    }

    private void checkAction(Accessor key, String when, Action action) {
        Column column = key.annotation(Column.class);
        if (key.nullness() != null) {
            return;
        }
        if (action == Action.SET_NULL) {
            problems.error(
                    key.method(),
                    "%s is never NULL, but %s = SET_NULL would make it so. Mark it @Nullable, or"
                            + " choose another action.",
                    key,
                    when);
        } else if (action == Action.SET_DEFAULT
                && (column == null || column.sqlDefault().isEmpty())) {
            problems.error(
                    key.method(),
                    "%s has no default, but %s = SET_DEFAULT asks for one. Add @Column(sqlDefault ="
                            + " ...), or choose another action.",
                    key,
                    when);
        }
    }
}
