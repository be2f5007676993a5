package dev.flycatcher.orm.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes the row class behind an entity: a field per column, a slot per reference. */
final class RowSource {
    private static final String JSON_VALUE = "com.fasterxml.jackson.annotation.JsonValue";

    private final Entity entity;
    private final List<Relation> relations;
    private final Source source;
    private final String draft;
    private final String table;

    private RowSource(Entity entity, List<Relation> relations, Compilation compilation) {
        this.entity = entity;
        this.relations = relations;
        this.source = new Source(entity.name().row(), compilation, entity.typesWithin());
        this.draft = source.use(entity.name().draft());
        this.table = source.constant(entity.name());
    }

    static Source of(Entity entity, List<Relation> relations, Compilation compilation) {
        return new RowSource(entity, relations, compilation).write();
    }

    private Source write() {
        source.head(entity.where());
        source.line("final class # extends # implements # {", entity.name().row(), source.orm("Row"), draft);
        for (ColumnModel each : entity.columns()) {
            source.line("# #;", each.isMicros() ? "long" : type(each), each.field());
        }
        slots().forEach(each -> source.line("private # #;", source.use("java.lang.Object"), each));
        source.line("")
                .line("#(# origin) {", entity.name().row(), source.orm("Origin"))
                .line("super(origin);")
                .line("}");
        for (int i = 0; i < entity.columns().size(); i++) {
            column(entity.columns().get(i), i);
        }
        relations.forEach(this::relation);
        source.override()
                .line("protected #<?> ownTable() {", source.orm("Table"))
                .line("return #;", table)
                .line("}");
        new RowState(entity, slots(), source).write();
        json();
        return source.line("}");
    }

    private List<String> slots() {
        List<String> names = new ArrayList<>();
        entity.references().forEach(each -> names.add(each.accessor()));
        for (Relation each : relations) {
            if (each instanceof Relation.Back back && back.single()) {
                names.add(each.accessor().name());
            }
        }
        return names;
    }

    private String type(ColumnModel column) {
        return source.imports().type(column.java());
    }

    private void column(ColumnModel column, int at) {
        if (column.reference() == null) {
            plain(column, at);
            return;
        }
        reference(column, column.reference());
        if (column.reference().rawKey() != null) {
            rawKey(column, column.reference().rawKey());
        }
    }

    private void plain(ColumnModel column, int at) {
        String field = "this." + column.field();
        getter(column.accessor(), source.imports().type(column.java(), column.nullness(), false));
        source.line("need(#);", at);
        source.line("return #;", column.isMicros() ? micros() + ".instant(" + field + ")" : field)
                .line("}");
        setter(column.accessor(), source.imports().type(column.java(), column.nullness(), true));
        source.line("# = #;", field, assigned(column));
        source.line("changed(#);", at).line("return this;").line("}");
    }

    private String assigned(ColumnModel column) {
        if (column.isMicros()) {
            return micros() + ".of(value)";
        }
        return column.type().isPlain("INSTANT") ? "value == null ? null : " + micros() + ".cut(value)" : "value";
    }

    private String micros() {
        return source.use("dev.flycatcher.orm.sql.Micros");
    }

    private void reference(ColumnModel column, ReferenceModel reference) {
        String target = source.use(reference.target());
        String key = table + "." + column.accessor();
        getter(column.accessor(), mark(column.nullness(), false) + target);
        source.line(
                "return this.# instanceof # loaded ? loaded : (#) follow(#);", column.accessor(), target, target, key);
        source.line("}");
        setter(column.accessor(), mark(column.nullness(), true) + target);
        source.line("refer(#, value);", key).line("return this;").line("}");
    }

    private void rawKey(ColumnModel column, Accessor raw) {
        String key = table + "." + column.accessor();
        @Nullable Nullness nullness = column.isPrimitive() ? null : raw.nullness();
        getter(raw.name(), source.imports().type(column.java(), nullness, false));
        source.line("return idOf(#, this.#);", key, column.field()).line("}");
        setter(raw.name(), source.imports().type(column.java(), nullness, true));
        source.line("referTo(#, value);", key).line("return this;").line("}");
    }

    private String mark(@Nullable Nullness nullness, boolean parameter) {
        boolean absent = nullness == null || parameter && !nullness.onParameters();
        return absent ? "" : "@" + source.use(nullness.annotation()) + " ";
    }

    private void getter(String name, String type) {
        source.override().line("public # #() {", type, name);
    }

    private void setter(String name, String type) {
        source.override().line("public # #(# value) {", draft, name, type);
    }

    private void relation(Relation relation) {
        Accessor accessor = relation.accessor();
        String place = table + "." + accessor.name();
        TypeMirror type = accessor.type();
        getter(accessor.name(), source.imports().type(type, accessor.nullness(), false));
        if (relation instanceof Relation.Back back && back.single()) {
            String target = source.use(back.from());
            source.line(
                    "return this.# instanceof # loaded ? loaded : (#) single(#);",
                    accessor.name(),
                    target,
                    target,
                    place);
        } else if (relation instanceof Relation.Broken) {
            source.line("throw new #();", source.use("java.lang.UnsupportedOperationException"));
        } else {
            source.line("return #;", rows(relation, place));
        }
        source.line("}");
    }

    private String rows(Relation relation, String place) {
        if (!(relation instanceof Relation.Back back)) {
            return "linked(" + place + ")";
        }
        boolean plain = source.compilation().is(relation.accessor().type(), DeclarationReader.SELECT);
        return plain ? "related(" + place + ")" : source.constant(back.from()) + ".scoped(related(" + place + "))";
    }

    /** Jackson reads an entity as its columns. It finds the row's class, which nobody else names. */
    private void json() {
        if (source.compilation().canName(entity.where(), JSON_VALUE)) {
            source.line("").line("@#", source.use(JSON_VALUE));
            source.line(
                    "public #<#, #> #() {",
                    source.use("java.util.Map"),
                    source.use("java.lang.String"),
                    source.use("java.lang.Object"),
                    jsonName());
            source.line("return toMap();").line("}");
        }
    }

    private String jsonName() {
        TypeElement type = (TypeElement) entity.where();
        String name = "json";
        while (isMember(type, name)) {
            name += "_";
        }
        return name;
    }

    private boolean isMember(TypeElement type, String name) {
        return source.compilation().elements().getAllMembers(type).stream()
                .anyMatch(each -> each.getSimpleName().contentEquals(name));
    }
}
