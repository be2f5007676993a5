package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.processor.ColumnModel.Flag;
import dev.flycatcher.orm.processor.Entity.IndexModel;
import dev.flycatcher.orm.sql.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the table of an entity. */
final class TableSource {
    /** A foreign key elsewhere that points at the entity, which has no accessor for it. */
    record Undeclared(TypeName from, String key) {}

    private final Entity entity;
    private final List<Relation> relations;
    private final Relations ends;
    private final List<Undeclared> undeclared;
    private final Source source;
    private final String self;
    private final String own;

    private TableSource(
            Entity entity,
            List<Relation> relations,
            Relations ends,
            List<Undeclared> undeclared,
            Compilation compilation) {
        this.entity = entity;
        this.relations = relations;
        this.ends = ends;
        this.undeclared = undeclared;
        this.source = new Source(entity.name().table(), compilation, Set.of());
        this.self = entity.name().table().simple();
        this.own = source.use(entity.name());
    }

    static Source of(
            Entity entity,
            List<Relation> relations,
            Relations ends,
            List<Undeclared> undeclared,
            Compilation compilation) {
        return new TableSource(entity, relations, ends, undeclared, compilation).write();
    }

    private Source write() {
        source.line("/** The table of {@link #}. */", own);
        source.head(entity.where());
        source.line(
                "#final class # extends #<#, ##> {",
                entity.visibility(),
                self,
                source.orm(entity.hasScopes() ? "ScopedTable" : "EntityTable"),
                own,
                source.use(entity.name().draft()),
                entity.hasScopes() ? ", " + source.use(entity.name().select()) : "");
        source.line(
                        "public static final # # = new #(null);",
                        self,
                        entity.name().constant(),
                        self)
                .line("");
        entity.columns().forEach(this::column);
        relations.forEach(this::relation);
        constructor();
        aliases();
        if (entity.hasDefaults()) {
            source.override();
            source.line(
                    "protected void defaults(# draft) {",
                    source.use(entity.name().draft()));
            source.line("#.defaults(draft);", own).line("}");
        }
        if (entity.hasScopes()) {
            scoped(source.use(entity.name().select()));
        }
        rows();
        return source.line("}");
    }

    private void column(ColumnModel column) {
        ReferenceModel reference = column.reference();
        String type = source.imports().boxed(column.java());
        String factory = reference != null ? "foreignKey" : column.type().factory();
        String declared = switch (factory) {
            case "foreignKey" ->
                source.orm("ForeignKeyColumn") + "<" + own + ", "
                        + source.use(Objects.requireNonNull(reference).target()) + ", " + type + ">";
            case "text" -> source.orm("TextColumn") + "<" + own + ">";
            case "number" -> source.orm("NumberColumn") + "<" + own + ", " + type + ">";
            default -> source.orm("Column") + "<" + own + ", " + type + ">";
        };
        source.line(
                "public final # # = #(##);",
                declared,
                column.accessor(),
                factory,
                spec(column),
                reference == null ? "" : ", " + reference(column, reference));
    }

    private String spec(ColumnModel column) {
        StringBuilder text = new StringBuilder(source.orm("Spec"))
                .append(".of(")
                .append(Source.quote(column.accessor()))
                .append(", ")
                .append(Source.quote(column.name()))
                .append(", ")
                .append(column.type().expression(source.imports(), source.compilation()))
                .append(")");
        for (Flag each : Flag.values()) {
            text.append(column.is(each) ? "." + each.call + "()" : "");
        }
        text.append(call("countedBy", column.sequence()));
        text.append(call("withDefault", column.sqlDefault())).append(call("withCheck", column.check()));
        text.append(sized(column.size()));
        return text.toString();
    }

    private static String sized(Size size) {
        String scale = size.scale() == 0 ? "" : ", " + size.scale();
        return size.isAny() ? "" : ".sized(" + size.most() + scale + ")";
    }

    private static String call(String method, String text) {
        return text.isEmpty() ? "" : "." + method + "(" + Source.quote(text) + ")";
    }

    private String reference(ColumnModel column, ReferenceModel reference) {
        StringBuilder text = new StringBuilder(source.orm("Reference"));
        text.append(".to(() -> ").append(source.constant(reference.target()));
        text.append(".").append(reference.column()).append(")");
        text.append(call("backref", backref(column)));
        text.append(action("onDelete", reference.onDelete())).append(action("onUpdate", reference.onUpdate()));
        if (reference.lazy() != Lazy.DEFAULT) {
            text.append(".lazy(")
                    .append(source.use(Lazy.class.getName()))
                    .append(".")
                    .append(reference.lazy())
                    .append(")");
        }
        text.append(call("constraint", reference.constraint()));
        return text.append(reference.deferred() ? ".asDeferred()" : "").toString();
    }

    private String backref(ColumnModel column) {
        @Nullable Accessor end = ends.otherEnd(entity, column);
        return end == null ? "" : end.name();
    }

    private String action(String when, Action action) {
        return action == Action.UNSET ? "" : "." + when + "(" + source.use(Action.class.getName()) + "." + action + ")";
    }

    private void relation(Relation relation) {
        String name = relation.accessor().name();
        if (relation instanceof Relation.Back back) {
            source.line(
                    "public final #<#, #> # = #(#, () -> #.#);",
                    source.orm("Backref"),
                    own,
                    source.use(back.from()),
                    name,
                    back.single() ? "single" : "backref",
                    Source.quote(name),
                    source.constant(back.from()),
                    back.key());
        } else if (relation instanceof Relation.Linked linked) {
            String through = source.constant(linked.through());
            source.line(
                    "public final #<#, #> # = manyToMany(#, () -> #.#, () -> #.#);",
                    source.orm("ManyToMany"),
                    own,
                    source.use(linked.target()),
                    name,
                    Source.quote(name),
                    through,
                    linked.near(),
                    through,
                    linked.far());
        }
    }

    private void constructor() {
        source.line("").line("private #(# alias) {", self, source.use("java.lang.String"));
        source.line("super(#.class, #, alias);", own, Source.quote(entity.table()));
        entity.indexes().forEach(this::index);
        for (Undeclared each : undeclared) {
            source.line("referencedBy(() -> #.#);", source.constant(each.from()), each.key());
        }
        source.line("}");
    }

    private void index(IndexModel index) {
        String on = index.on().stream().map(column -> "this." + column).collect(Collectors.joining(", "));
        String name = Source.quote(index.name());
        String where = Source.quote(index.where());
        if (!index.expression().isEmpty()) {
            source.line("indexOver(#, #, #, #);", index.unique(), name, Source.quote(index.expression()), where);
        } else if (!index.name().isEmpty()) {
            source.line("index(#, #, #, #);", index.unique(), name, where, on);
        } else {
            source.line("index(#, #);", index.unique(), on);
        }
    }

    private void aliases() {
        source.override()
                .line("public # base() {", self)
                .line("return #;", entity.name().constant())
                .line("}");
        source.override()
                .line("public # as() {", self)
                .line("return new #(null);", self)
                .line("}");
        source.override();
        source.line("public # as(# alias) {", self, source.use("java.lang.String"));
        source.line("return new #(alias);", self).line("}");
    }

    private void scoped(String query) {
        source.override();
        source.line("public # scoped(#<#> query) {", query, source.orm("Select"), own);
        source.line("return new #(query);", query).line("}");
    }

    private void rows() {
        String row = entity.name().row().simple();
        String origin = source.orm("Origin");
        source.override().line("protected # newRow(# origin) {", source.orm("Row"), origin);
        source.line("return new #(origin);", row).line("}");
        source.override();
        source.line(
                "protected # read(# origin, # rows, int at) throws # {",
                source.orm("Row"),
                origin,
                source.use("java.sql.ResultSet"),
                source.use("java.sql.SQLException"));
        source.line("# row = new #(origin);", row, row);
        for (int i = 0; i < entity.columns().size(); i++) {
            ColumnModel column = entity.columns().get(i);
            source.line("row.# = #;", column.field(), read(column, i == 0 ? "at" : "at + " + i));
        }
        source.line("return row;").line("}");
    }

    private static String read(ColumnModel column, String at) {
        if (column.isPrimitive() && !column.type().getter().isEmpty()) {
            return "rows." + column.type().getter() + "(" + at + ")";
        }
        if (column.type().isPlain("TEXT")) {
            return "rows.getString(" + at + ")";
        }
        return column.isMicros()
                ? "micros(origin, rows, " + at + ")"
                : "read(this." + column.accessor() + ", origin, rows, " + at + ")";
    }
}
