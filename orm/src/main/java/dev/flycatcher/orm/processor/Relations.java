package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.processor.Accessor.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Holds the two ends of each foreign key against each other. */
final class Relations {
    private final Compilation compilation;
    private final Problems problems;
    private final DeclarationReader declarations;
    private final EntityReader entities;
    private final Links links;

    Relations(
            Compilation compilation,
            Problems problems,
            DeclarationReader declarations,
            EntityReader entities,
            Links links) {
        this.compilation = compilation;
        this.problems = problems;
        this.declarations = declarations;
        this.entities = entities;
        this.links = links;
    }

    /** The relations of {@code owner} besides its foreign keys, in the order of their accessors. */
    List<Relation> of(Declaration owner) {
        List<Relation> all = new ArrayList<>();
        for (Accessor each : owner.accessors()) {
            if (each.role() == Role.MANY || each.role() == Role.ONE) {
                all.add(back(owner, each));
            } else if (each.role() == Role.LINKS) {
                all.add(links.of(owner, each));
            }
        }
        return List.copyOf(all);
    }

    private Relation back(Declaration owner, Accessor accessor) {
        Entity from = entities.find(accessor.element());
        if (from == null) {
            tellNoEntity(accessor);
            return new Relation.Broken(accessor);
        }
        List<ColumnModel> keys = from.referencesTo(owner.name());
        for (ColumnModel each : keys) {
            if (accessor.equals(otherEnd(from, each))) {
                return checkSingle(accessor, from, each);
            }
        }
        tellNoKey(owner, accessor, from, keys);
        return new Relation.Broken(accessor);
    }

    private void tellNoEntity(Accessor accessor) {
        if (compilation.unresolved(accessor.element()).isEmpty()) {
            problems.error(
                    accessor.method(),
                    "%s returns %s, but %s is not an entity. Annotate it @Table, or give the" + " accessor a body.",
                    accessor,
                    compilation.text(accessor.type()),
                    compilation.text(accessor.element()));
        }
    }

    private Relation checkSingle(Accessor accessor, Entity from, ColumnModel key) {
        boolean single = accessor.role() == Role.ONE;
        if (accessor.type().getKind() == TypeKind.ERROR && !from.hasScopes()) {
            problems.error(
                    accessor.method(),
                    "%s returns %s, which is written where %s has scopes. Annotate a static method of %s @Scope, or"
                            + " return Select<%s>.",
                    accessor,
                    from.name().select(),
                    from.name(),
                    from.name(),
                    from.name());
        }
        if (single && !from.isUnique(key)) {
            problems.error(
                    accessor.method(),
                    "%s reads one %s, but %s.%s() is not unique, so there may be several. Say"
                            + " @ForeignKey(unique = true) there, or return Select<%s>.",
                    accessor,
                    from.name(),
                    from.name(),
                    key.accessor(),
                    from.name());
        }
        return new Relation.Back(accessor, from.name(), key.accessor(), single);
    }

    private void tellNoKey(Declaration owner, Accessor accessor, Entity from, List<ColumnModel> keys) {
        String lead =
                accessor.role() == Role.ONE ? "%s reads the %s that points here, but %s " : "%s lists %s rows, but %s ";
        if (keys.isEmpty()) {
            String cure = accessor.role() == Role.ONE
                    ? "Annotate this @ForeignKey if the key is here; if it is there, add"
                            + " @ForeignKey(backref = \"%s\", unique = true) %s to %s."
                    : "Add @ForeignKey(backref = \"%s\") %s to %s.";
            problems.error(
                    accessor.method(),
                    lead + "has no foreign key to %s. " + cure,
                    accessor,
                    from.name(),
                    from.name(),
                    owner.name(),
                    accessor.name(),
                    owner.name(),
                    from.name());
            return;
        }
        String backrefs = keys.stream().map(Relations::saysBackref).collect(Collectors.joining(", "));
        problems.error(
                accessor.method(),
                lead + "has no foreign key to %s with backref \"%s\": %s. Call this accessor as"
                        + " one of them says, or change the backref there.",
                accessor,
                from.name(),
                from.name(),
                owner.name(),
                accessor.name(),
                backrefs);
    }

    private static String saysBackref(ColumnModel key) {
        String backref = Objects.requireNonNull(key.reference()).backref();
        return key.accessor() + "() has " + (backref.isEmpty() ? "none" : "\"" + backref + "\"");
    }

    /** The accessor of the target that lists, or reads, the rows that point at it with {@code key}; null for none. */
    @Nullable
    Accessor otherEnd(Entity from, ColumnModel key) {
        ReferenceModel reference = Objects.requireNonNull(key.reference());
        Declaration target = declaration(reference.target());
        if (target == null || reference.backref().equals(ReferenceModel.NONE)) {
            return null;
        }
        if (!reference.backref().isEmpty()) {
            Accessor named = target.accessor(reference.backref());
            return named != null && isBack(named, from) ? named : null;
        }
        boolean only = from.referencesTo(reference.target()).size() == 1;
        return only
                ? target.accessors().stream()
                        .filter(each -> isBack(each, from))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private boolean isBack(Accessor accessor, Entity from) {
        return (accessor.role() == Role.MANY || accessor.role() == Role.ONE)
                && compilation.isEntity(accessor.element())
                && compilation.name(accessor.element()).equals(from.name());
    }

    private @Nullable Declaration declaration(TypeName entity) {
        TypeElement type = compilation.elements().getTypeElement(entity.qualified());
        return type == null || !compilation.isEntity(type.asType()) ? null : declarations.read(type);
    }

    /** Errors about the backrefs that the foreign keys of {@code from} name. */
    void check(Entity from) {
        List<ColumnModel> done = new ArrayList<>();
        for (ColumnModel each : from.references()) {
            Declaration target =
                    declaration(Objects.requireNonNull(each.reference()).target());
            if (target != null && !checkAmong(from, each, done) && otherEnd(from, each) == null) {
                checkBackref(from, each, target);
            }
            done.add(each);
        }
    }

    /** Two keys from one entity to one target: each has its own backref. */
    private boolean checkAmong(Entity from, ColumnModel key, List<ColumnModel> done) {
        ReferenceModel mine = Objects.requireNonNull(key.reference());
        for (ColumnModel each : done) {
            ReferenceModel other = Objects.requireNonNull(each.reference());
            boolean clash =
                    mine.backref().equals(other.backref()) && !mine.backref().equals(ReferenceModel.NONE)
                            || mine.backref().isEmpty()
                            || other.backref().isEmpty();
            if (clash && mine.target().equals(other.target())) {
                problems.error(
                        key.where(),
                        "%s has two foreign keys to %s, %s() and %s(), %s. Give each a backref of its"
                                + " own, or \"+\" for none.",
                        from.name(),
                        mine.target(),
                        each.accessor(),
                        key.accessor(),
                        mine.backref().equals(other.backref())
                                        && !mine.backref().isEmpty()
                                ? "both with backref \"" + mine.backref() + "\""
                                : "and not both name a backref");
                return true;
            }
        }
        return false;
    }

    private void checkBackref(Entity from, ColumnModel key, Declaration target) {
        String backref = Objects.requireNonNull(key.reference()).backref();
        if (backref.isEmpty() || backref.equals(ReferenceModel.NONE)) {
            return;
        }
        String lead = from.name() + "." + key.accessor() + "() has backref \"" + backref + "\", but ";
        Accessor found = target.accessor(backref);
        if (found == null) {
            problems.error(
                    key.where(),
                    lead + "%s has no accessor %s(). Add Select<%s> %s(); to %s, or say backref =" + " \"+\".",
                    target.name(),
                    backref,
                    from.name(),
                    backref,
                    target.name());
        } else if (found.isColumn() || found.role() == Role.RAW_KEY) {
            problems.error(
                    key.where(),
                    lead + "%s is a column. Choose another backref, and add Select<%s> of that name to" + " %s.",
                    found,
                    from.name(),
                    target.name());
        } else {
            problems.error(
                    key.where(),
                    lead + "%s returns %s. Let it return Select<%s>, or choose another backref.",
                    found,
                    compilation.text(found.type()),
                    from.name());
        }
    }
}
