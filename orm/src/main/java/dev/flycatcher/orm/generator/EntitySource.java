package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.annotation.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Java source of an entity. */
final class EntitySource {
    private static final String ANNOTATION = "dev.flycatcher.orm.annotation.";

    private final EntitySpec entity;
    private final TreeSet<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    private EntitySource(EntitySpec entity) {
        this.entity = entity;
    }

    /** @param packageName empty for the unnamed package */
    static String of(EntitySpec entity, String packageName) {
        EntitySource source = new EntitySource(entity);
        source.write();
        String imports =
                source.imports.stream().map(each -> "import " + each + ";\n").collect(Collectors.joining());
        return (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n") + imports + "\n" + source.body;
    }

    private void write() {
        entity.indexes().forEach(this::index);
        String table =
                entity.table().equals(Naming.snake(entity.name())) ? "" : "(name = " + text(entity.table()) + ")";
        line("@" + use(ANNOTATION + "Table") + table);
        line("public interface " + entity.name() + " {");
        List<String> members = new ArrayList<>();
        entity.fields().forEach(each -> members.add(member(each)));
        entity.backrefs().forEach(each -> members.add(backref(each)));
        body.append(String.join("\n", members));
        line("}");
    }

    private void index(EntitySpec.IndexSpec index) {
        String on = index.on().stream().map(EntitySource::text).collect(Collectors.joining(", "));
        line("@" + use(ANNOTATION + "Index") + "(on = {" + on + "}" + (index.unique() ? ", unique = true)" : ")"));
    }

    private String member(Field field) {
        return field instanceof Field.Plain plain ? plain(plain) : reference((Field.Reference) field);
    }

    private String plain(Field.Plain field) {
        List<String> settings = new ArrayList<>();
        if (!field.column().equals(Naming.snake(field.name()))) {
            settings.add("name = " + text(field.column()));
        }
        addIf(field.unique(), "unique = true", settings);
        addIf(field.indexed(), "index = true", settings);
        size(field, settings);
        addIf(field.sqlDefault() != null, "sqlDefault = " + text(String.valueOf(field.sqlDefault())), settings);
        boolean usualKey = field.name().equals("id") && field.generated() == isCountable(field.type());
        String counted =
                field.sequence() != null ? "Id(sequence = " + text(field.sequence()) + ")" : "Id(generated = true)";
        String id = !field.key() || field.sequence() == null && usualKey ? "" : field.generated() ? counted : "Id";
        return annotation(id)
                + annotation("Column", settings)
                + accessor(field.type().java(field.nullable()), field);
    }

    private static void size(Field.Plain field, List<String> settings) {
        boolean decimal = field.type() == FieldType.DECIMAL;
        addIf(
                !field.size().isAny(),
                (decimal ? "precision = " : "length = ") + field.size().most(),
                settings);
        addIf(field.size().scale() > 0, "scale = " + field.size().scale(), settings);
    }

    private static boolean isCountable(FieldType type) {
        return type == FieldType.LONG || type == FieldType.INT;
    }

    private String reference(Field.Reference field) {
        List<String> settings = new ArrayList<>();
        settings.add("backref = " + text(field.backref() == null ? "+" : field.backref()));
        addIf(field.unique(), "unique = true", settings);
        if (field.onDelete() != Action.UNSET) {
            settings.add("onDelete = " + action(field.onDelete()));
        }
        if (field.onUpdate() != Action.UNSET) {
            settings.add("onUpdate = " + action(field.onUpdate()));
        }
        if (!field.column().equals(Naming.snake(field.name()).replaceFirst("(_id)?$", "_id"))) {
            settings.add("column = " + text(field.column()));
        }
        if (!field.references().key()) {
            settings.add("references = " + text(field.references().name()));
        }
        String key = field.references().type().java(field.nullable());
        return annotation(field.key() ? "Id" : "") + annotation("ForeignKey", settings)
                + accessor(field.target(), field) + "\n"
                + nullable(field.nullable()) + "    " + use(key) + " " + field.idName() + "();\n";
    }

    private String action(Action action) {
        return use(ANNOTATION + "Action") + "." + action.name();
    }

    private String accessor(String type, Field field) {
        // An array's own nullness is written after its element type.
        boolean array = type.endsWith("[]") && field.nullable();
        String written =
                array ? type.replace("[]", " @" + use("org.jspecify.annotations.Nullable") + " []") : use(type);
        return (array ? "" : nullable(field.nullable())) + "    " + written + " " + field.name() + "();\n";
    }

    private String backref(EntitySpec.Backref backref) {
        return backref.single()
                ? nullable(true) + "    " + backref.entity() + " " + backref.name() + "();\n"
                : "    " + use("dev.flycatcher.orm.Select") + "<" + backref.entity() + "> " + backref.name() + "();\n";
    }

    private String nullable(boolean nullable) {
        return nullable ? "    @" + use("org.jspecify.annotations.Nullable") + "\n" : "";
    }

    private String annotation(String name) {
        return name.isEmpty()
                ? ""
                : "    @" + use(ANNOTATION + name.replaceFirst("\\(.*", "")) + name.replaceFirst("^\\w+", "") + "\n";
    }

    private String annotation(String name, List<String> settings) {
        return settings.isEmpty() ? "" : "    @" + use(ANNOTATION + name) + "(" + String.join(", ", settings) + ")\n";
    }

    private static void addIf(boolean wanted, String text, List<String> settings) {
        if (wanted) {
            settings.add(text);
        }
    }

    /** Imports {@code qualified}, unless an entity has its simple name; returns what to write. */
    private String use(String qualified) {
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        if (simple.equals(qualified)) {
            return simple;
        }
        if (taken(simple)) {
            return qualified;
        }
        imports.add(qualified);
        return simple;
    }

    private boolean taken(String simple) {
        return simple.equals(entity.name())
                || entity.fields().stream()
                        .anyMatch(each -> each instanceof Field.Reference key
                                && key.target().equals(simple))
                || entity.backrefs().stream().anyMatch(each -> each.entity().equals(simple));
    }

    private void line(String text) {
        body.append(text).append('\n');
    }

    /** A Java string: names and defaults of a database are anybody's text. */
    private static String text(@Nullable String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char each : String.valueOf(value).toCharArray()) {
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (each < ' ' || each > '~') {
                        text.append(String.format("\\u%04x", (int) each));
                    } else {
                        text.append(each);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
