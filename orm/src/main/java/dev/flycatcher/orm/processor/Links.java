package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.processor.Accessor.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the table between for each many-to-many relation, from either side. */
final class Links {
    private final Compilation compilation;
    private final Problems problems;
    private final DeclarationReader declarations;
    private final EntityReader entities;
    private final Map<TypeName, Accessor> automatic = new HashMap<>();

    Links(Compilation compilation, Problems problems, DeclarationReader declarations, EntityReader entities) {
        this.compilation = compilation;
        this.problems = problems;
        this.declarations = declarations;
        this.entities = entities;
    }

    Relation of(Declaration owner, Accessor accessor) {
        Declaration target = declaration(accessor);
        if (target == null) {
            return broken(accessor);
        }
        if (accessor.has(ManyToMany.class)) {
            checkBackref(owner, accessor, target);
            return linked(accessor, owner, accessor, target, true);
        }
        for (Accessor each : target.with(Role.LINKS)) {
            if (each.has(ManyToMany.class) && accessor.equals(inverse(each, owner))) {
                return linked(accessor, target, each, owner, false);
            }
        }
        problems.error(
                accessor.method(),
                "%s links to %s, but neither it nor an accessor of %s that names it is a"
                        + " @ManyToMany. Annotate it, or say @ManyToMany(backref = \"%s\") there.",
                accessor,
                target.name(),
                target.name(),
                accessor.name());
        return broken(accessor);
    }

    private Relation broken(Accessor accessor) {
        return new Relation.Broken(accessor);
    }

    private @Nullable Declaration declaration(Accessor accessor) {
        TypeElement type = compilation.element(accessor.element());
        if (type != null && compilation.isEntity(accessor.element())) {
            return declarations.read(type);
        }
        if (compilation.unresolved(accessor.element()).isEmpty()) {
            problems.error(
                    accessor.method(),
                    "%s returns %s, but %s is not an entity. Annotate it @Table.",
                    accessor,
                    compilation.text(accessor.type()),
                    compilation.text(accessor.element()));
        }
        return null;
    }

    /** The accessor of {@code target} that is the other side of {@code declaring}, or null. */
    private @Nullable Accessor inverse(Accessor declaring, Declaration target) {
        List<Accessor> candidates = target.with(Role.LINKS).stream()
                .filter(each -> !each.method().equals(declaring.method()) && pointsAt(each, declaring.owner()))
                .toList();
        String said =
                Objects.requireNonNull(declaring.annotation(ManyToMany.class)).backref();
        String name = said.isEmpty() ? declaring.owner().simple().toLowerCase(Locale.ROOT) + "s" : said;
        for (Accessor each : candidates) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        List<Accessor> open =
                candidates.stream().filter(each -> !each.has(ManyToMany.class)).toList();
        return said.isEmpty() && open.size() == 1 ? open.get(0) : null;
    }

    private boolean pointsAt(Accessor accessor, TypeName entity) {
        return compilation.isEntity(accessor.element())
                && compilation.name(accessor.element()).equals(entity);
    }

    private void checkBackref(Declaration owner, Accessor declaring, Declaration target) {
        Accessor other = inverse(declaring, target);
        String said =
                Objects.requireNonNull(declaring.annotation(ManyToMany.class)).backref();
        if (other == null && !said.isEmpty() && !said.equals(ReferenceModel.NONE)) {
            Accessor found = target.accessor(said);
            problems.error(
                    declaring.method(),
                    "%s has backref \"%s\", but %s. Add Links<%s> %s(); to %s, or leave the" + " backref out.",
                    declaring,
                    said,
                    found == null
                            ? target.name() + " has no accessor " + said + "()"
                            : found + " returns " + compilation.text(found.type()),
                    owner.name(),
                    said,
                    target.name());
        } else if (other != null && other.has(ManyToMany.class) && isFirst(declaring, other)) {
            problems.error(
                    other.method(),
                    "%s and %s both declare the relation, which makes two tables between. Take"
                            + " @ManyToMany away from one of them.",
                    declaring,
                    other);
        }
    }

    private static boolean isFirst(Accessor one, Accessor other) {
        return one.toString().compareTo(other.toString()) < 0;
    }

    /** @param forward whether {@code accessor} itself declares the relation */
    private Relation linked(
            Accessor accessor, Declaration owner, Accessor declaring, Declaration target, boolean forward) {
        TypeMirror named = Compilation.classIn(Compilation.annotation(declaring.method(), ManyToMany.class), "through");
        TypeName other = forward ? target.name() : owner.name();
        if (named == null) {
            Through through = through(declaring, owner, target);
            return new Relation.Linked(
                    accessor,
                    other,
                    through.name(),
                    forward ? through.near() : through.far(),
                    forward ? through.far() : through.near());
        }
        Entity between = entities.find(named);
        if (between == null) {
            tellNoEntity(declaring, named);
            return broken(accessor);
        }
        ColumnModel near = key(declaring, between, owner.name(), 0);
        ColumnModel far = key(declaring, between, target.name(), owner.name().equals(target.name()) ? 1 : 0);
        if (near == null || far == null) {
            return broken(accessor);
        }
        return new Relation.Linked(
                accessor, other, between.name(), (forward ? near : far).accessor(), (forward ? far : near).accessor());
    }

    private void tellNoEntity(Accessor declaring, TypeMirror named) {
        if (compilation.unresolved(named).isEmpty()) {
            problems.error(
                    declaring.method(),
                    "%s goes through %s, which is not an entity. Annotate it @Table, or leave"
                            + " through out for a table of its own.",
                    declaring,
                    compilation.text(named));
        }
    }

    private @Nullable ColumnModel key(Accessor declaring, Entity between, TypeName to, int which) {
        List<ColumnModel> keys = between.referencesTo(to);
        if (keys.size() > which) {
            return keys.get(which);
        }
        problems.error(
                declaring.method(),
                "%s goes through %s, which has no %sforeign key to %s. Add @ForeignKey %s %s();" + " to %s.",
                declaring,
                between.name(),
                which == 0 ? "" : "second ",
                to,
                to,
                TypeName.camel(TypeName.snake(to.simple())),
                between.name());
        return null;
    }

    /** The tables between that have to be written for {@code owner}. */
    List<Through> automatic(Declaration owner) {
        List<Through> all = new ArrayList<>();
        for (Accessor each : owner.with(Role.LINKS)) {
            Declaration target = each.has(ManyToMany.class) ? declaration(each) : null;
            boolean written = Compilation.annotation(each.method(), ManyToMany.class) == null
                    || Objects.requireNonNull(Compilation.annotation(each.method(), ManyToMany.class))
                            .getElementValues()
                            .keySet()
                            .stream()
                            .anyMatch(key -> key.getSimpleName().contentEquals("through"));
            if (target != null && !written && isOnlyOne(each, through(each, owner, target))) {
                all.add(through(each, owner, target));
            }
        }
        return all;
    }

    private static Through through(Accessor declaring, Declaration owner, Declaration target) {
        return Through.of(declaring, target.name(), owner.isPublic() && target.isPublic());
    }

    private boolean isOnlyOne(Accessor declaring, Through through) {
        Accessor other = automatic.putIfAbsent(through.name(), declaring);
        if (other == null || other.equals(declaring)) {
            return other == null;
        }
        problems.error(
                declaring.method(),
                "%s and %s would both be kept in table %s. Write an entity between for one of"
                        + " them, and name it with through.",
                other,
                declaring,
                TypeName.snake(through.name().simple()));
        return false;
    }
}
