package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.sql.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder that holds a package's entities as sources. Reads what it must know of one from its text. */
final class EntityFolder {
    private static final Pattern TABLE = Pattern.compile("@Table\\s*\\(\\s*name\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern ACCESSOR = Pattern.compile("([\\w.]+)\\s+(\\w+)\\s*\\(\\s*\\)\\s*;");
    private static final Pattern ID = Pattern.compile("@Id\\b(\\s*\\([^)]*\\))?");
    private static final Pattern COLUMN = Pattern.compile("@Column\\s*\\([^)]*\\bname\\s*=\\s*\"([^\"]+)\"");

    private final Path folder;

    EntityFolder(Path sources, String packageName) {
        this.folder = packageName.isEmpty() ? sources : sources.resolve(packageName.replace('.', '/'));
    }

    Path file(String entity) {
        return folder.resolve(entity + ".java");
    }

    boolean has(String entity) {
        return Files.exists(file(entity));
    }

    /** The table of {@code entity}: as its source says or, where there is none yet, as it would be named. */
    String tableOf(String entity) {
        Matcher named = has(entity) ? TABLE.matcher(read(entity)) : null;
        return named != null && named.find() ? named.group(1) : Naming.snake(entity);
    }

    /** The primary key of {@code entity}; null if it has none, or one of several columns. Unseen, a {@code long id}. */
    Field.@Nullable Plain keyOf(String entity) {
        if (!has(entity)) {
            return Field.Plain.id();
        }
        String text = withoutComments(read(entity));
        Matcher id = ID.matcher(text);
        boolean annotated = id.find();
        Field.Plain key = annotated ? accessorAfter(text, id.end()) : accessorNamedId(text);
        return annotated && id.find() ? null : key;
    }

    private static Field.@Nullable Plain accessorNamedId(String text) {
        Matcher each = ACCESSOR.matcher(text);
        while (each.find()) {
            if (each.group(2).equals("id")) {
                return key(each, text.substring(0, each.start()));
            }
        }
        return null;
    }

    private static Field.@Nullable Plain accessorAfter(String text, int at) {
        Matcher each = ACCESSOR.matcher(text);
        return each.find(at) ? key(each, text.substring(0, each.start())) : null;
    }

    private static Field.@Nullable Plain key(Matcher accessor, String before) {
        FieldType type = typeOf(accessor.group(1));
        if (type == null) {
            return null;
        }
        String name = accessor.group(2);
        String own = before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
        Matcher column = COLUMN.matcher(own);
        return new Field.Plain(
                name,
                column.find() ? column.group(1) : Naming.snake(name),
                type,
                true,
                type == FieldType.LONG || type == FieldType.INT,
                null,
                false,
                false,
                false,
                null,
                Size.ANY);
    }

    private static @Nullable FieldType typeOf(String java) {
        for (FieldType each : FieldType.values()) {
            String qualified = each.java(false);
            if (qualified.equals(java) || qualified.endsWith("." + java)) {
                return each;
            }
        }
        return null;
    }

    /**
     * The source of {@code entity} with an accessor for the rows that point at it.
     *
     * @return null if it has one of that name already
     */
    @Nullable
    String withBackref(String entity, EntitySpec.Backref backref) {
        String text = read(entity);
        if (Pattern.compile("\\b" + backref.name() + "\\s*\\(\\s*\\)")
                .matcher(withoutComments(text))
                .find()) {
            return null;
        }
        int end = text.lastIndexOf('}');
        if (end < 0) {
            throw new GeneratorException(
                    file(entity) + " has no closing brace to add " + backref.name() + "() before.");
        }
        String type = backref.single() ? "@Nullable " + backref.entity() : "Select<" + backref.entity() + ">";
        String before = text.substring(0, end).stripTrailing();
        String added = before + "\n\n    " + type + " " + backref.name() + "();\n" + text.substring(end);
        return importing(added, backref.single() ? "org.jspecify.annotations.Nullable" : "dev.flycatcher.orm.Select");
    }

    private static String importing(String text, String type) {
        String line = "import " + type + ";\n";
        if (text.contains(line)) {
            return text;
        }
        Matcher first = Pattern.compile("(?m)^import ").matcher(text);
        if (first.find()) {
            return text.substring(0, first.start()) + line + text.substring(first.start());
        }
        Matcher header = Pattern.compile("(?m)^package [\\w.]+;\\R").matcher(text);
        int at = header.find() ? header.end() : 0;
        return text.substring(0, at) + (at > 0 ? "\n" : "") + line + text.substring(at);
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//[^\\n]*", " ");
    }

    private String read(String entity) {
        try {
            return Files.readString(file(entity));
        } catch (IOException failure) {
            throw new UncheckedIOException(file(entity) + " cannot be read: " + failure.getMessage(), failure);
        }
    }
}
