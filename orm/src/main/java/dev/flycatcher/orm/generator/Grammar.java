package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The words an entity is asked for with: {@code Article title:str author:fk-User,backref:articles}. A field is
 * {@code name[:type][,option[:value]]...}; without a type it is text, and an option without a value is on (CL-01, CL-02).
 */
final class Grammar {
    private static final Set<String> PLAIN_OPTIONS =
            Set.of("null", "unique", "index", "default", "column", "length", "precision", "scale", "sequence");
    private static final Set<String> KEY_OPTIONS =
            Set.of("null", "unique", "column", "backref", "on_delete", "on_update");

    /** Finds the primary key of an entity by its name; null where it has no single one. */
    private final Function<String, Field.@Nullable Plain> keys;

    Grammar(Function<String, Field.@Nullable Plain> keys) {
        this.keys = keys;
    }

    EntitySpec parse(String name, List<String> words) {
        if (!SourceVersion.isIdentifier(name)
                || SourceVersion.isKeyword(name)
                || !Character.isUpperCase(name.charAt(0))) {
            throw new GeneratorException("\"" + name + "\" cannot be the name of an entity. Name it as a Java interface"
                    + " is named, as in Article.");
        }
        if (words.isEmpty()) {
            throw new GeneratorException(
                    name + " has no fields. Add some, as in: " + name + " title:str author:fk-User,backref:articles");
        }
        List<Field> fields = new ArrayList<>();
        words.forEach(each -> fields.add(field(each, name)));
        if (fields.stream().noneMatch(each -> each.name().equals("id"))) {
            fields.add(0, Field.Plain.id());
        }
        refuseTwice(name, fields);
        return new EntitySpec(name, Naming.snake(name), List.copyOf(fields), List.of(), List.of());
    }

    private static void refuseTwice(String entity, List<Field> fields) {
        Set<String> accessors = new HashSet<>();
        Set<String> columns = new HashSet<>();
        for (Field each : fields) {
            boolean free = accessors.add(each.name()) && columns.add(each.column());
            if (each instanceof Field.Reference reference) {
                free &= accessors.add(reference.idName());
            }
            if (!free) {
                throw new GeneratorException(
                        entity + " has \"" + each.name() + "\" twice: as a field, a column, or the raw key of a"
                                + " reference. Name one of them otherwise.");
            }
        }
    }

    private Field field(String word, String entity) {
        List<String> parts = split(word);
        String[] head = parts.get(0).split(":", 2);
        String name = Naming.camel(head[0]);
        if (head[0].isEmpty() || !head[0].matches("\\w+") || !SourceVersion.isIdentifier(name)) {
            throw new GeneratorException("\"" + word + "\" does not begin with a field's name, as title:str does.");
        }
        String type = head.length == 1 || head[1].isEmpty() ? "str" : head[1];
        return type.toLowerCase(Locale.ROOT).startsWith("fk-")
                ? reference(name, type.substring(3), options(parts, word, KEY_OPTIONS), entity)
                : plain(name, type, options(parts, word, PLAIN_OPTIONS));
    }

    private static Field plain(String name, String word, Map<String, String> options) {
        FieldType type = FieldType.of(word, name);
        boolean key = name.equals("id");
        boolean generated = key && (type == FieldType.LONG || type == FieldType.INT);
        String given = options.get("default");
        return new Field.Plain(
                name,
                options.getOrDefault("column", Naming.snake(name)),
                type,
                key,
                generated,
                sequence(options.get("sequence"), generated, name),
                isOn(options, "null", name),
                isOn(options, "unique", name),
                isOn(options, "index", name),
                given == null ? null : literal(given, type, name),
                size(options, type, name));
    }

    private static @Nullable String sequence(@Nullable String given, boolean generated, String field) {
        if (given != null && (!generated || given.equals("true"))) {
            throw new GeneratorException(
                    "Field \"" + field + "\" has a sequence that cannot be: the key id, of type long or"
                            + " int, is counted by one, as in id:long,sequence:order_no");
        }
        return given;
    }

    private static Size size(Map<String, String> options, FieldType type, String field) {
        boolean decimal = type == FieldType.DECIMAL;
        boolean misplaced = options.containsKey("length") && !type.isText() && type != FieldType.BYTES
                || (options.containsKey("precision") || options.containsKey("scale")) && !decimal;
        int most = number(options, decimal ? "precision" : "length", field);
        int scale = number(options, "scale", field);
        if (misplaced || scale > most) {
            throw new GeneratorException(
                    "Field \"" + field + "\" has a size that cannot be: text and bytes have a length,"
                            + " decimals a precision of at least their scale.");
        }
        return new Size(most, scale);
    }

    private static int number(Map<String, String> options, String option, String field) {
        String given = options.getOrDefault(option, "0");
        if (!given.matches("\\d{1,9}")) {
            throw new GeneratorException(
                    "Field \"" + field + "\" has " + option + ":" + given + ", which is no whole number.");
        }
        return Integer.parseInt(given);
    }

    /** A value as it is written in SQL. */
    private static String literal(String given, FieldType type, String field) {
        boolean quoted = given.length() > 1 && given.startsWith("'") && given.endsWith("'");
        String bare = quoted ? given.substring(1, given.length() - 1).replace("''", "'") : given;
        if (type.isNumber()) {
            if (!bare.matches("[+-]?\\d+(\\.\\d+)?")) {
                throw new GeneratorException(
                        "Field \"" + field + "\" has the default " + given + ", which is no number.");
            }
            return bare;
        }
        if (type == FieldType.BOOLEAN) {
            return Boolean.toString(isTrue(bare, "default", field)).toUpperCase(Locale.ROOT);
        }
        return "'" + bare.replace("'", "''") + "'";
    }

    private Field reference(String name, String target, Map<String, String> options, String entity) {
        if (!SourceVersion.isIdentifier(target) || SourceVersion.isKeyword(target)) {
            throw new GeneratorException("Field \"" + name + "\" refers to \"" + target
                    + "\", which is no entity's name. Write fk-User, or fk-self for " + entity + " itself.");
        }
        String to = target.equals("self") ? entity : target;
        Field.Plain key = keys.apply(to);
        if (key == null) {
            throw new GeneratorException("Field \"" + name + "\" refers to " + to + ", which has no primary key of one"
                    + " column. Write this one by hand, with @ForeignKey(references = ...).");
        }
        boolean nullable = isOn(options, "null", name);
        Action onDelete = action(options, "on_delete", name, nullable);
        Action onUpdate = action(options, "on_update", name, nullable);
        String backref = options.get("backref");
        return new Field.Reference(
                name,
                options.getOrDefault("column", Naming.snake(name).replaceFirst("(_id)?$", "_id")),
                to,
                key,
                false,
                nullable,
                isOn(options, "unique", name),
                backref == null || backref.equals("+") ? null : Naming.camel(backref),
                onDelete,
                onUpdate);
    }

    private static Action action(Map<String, String> options, String when, String field, boolean nullable) {
        String given = options.get(when);
        if (given == null) {
            return Action.UNSET;
        }
        String constant = given.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        Action action = Arrays.stream(Action.values())
                .filter(each -> each != Action.UNSET && each.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new GeneratorException("Field \"" + field + "\" has " + when + ":" + given
                        + ". Known: CASCADE, SET_NULL, SET_DEFAULT, RESTRICT, NO_ACTION."));
        if (action == Action.SET_NULL && !nullable) {
            throw new GeneratorException("Field \"" + field + "\" is never null, so " + when + ":SET_NULL would fail on"
                    + " each row. Add the option null, or take CASCADE or RESTRICT.");
        }
        return action;
    }

    private static Map<String, String> options(List<String> parts, String word, Set<String> known) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String each : parts.subList(1, parts.size())) {
            String[] option = each.split(":", 2);
            if (!known.contains(option[0])) {
                throw new GeneratorException("\"" + word + "\" has the option \"" + option[0] + "\". Known here: "
                        + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
            options.put(option[0], option.length == 1 ? "true" : option[1]);
        }
        return options;
    }

    private static boolean isOn(Map<String, String> options, String name, String field) {
        return isTrue(options.getOrDefault(name, "false"), name, field);
    }

    private static boolean isTrue(String text, String option, String field) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default ->
                throw new GeneratorException(
                        "Field \"" + field + "\" has " + option + ":" + text + ", which is neither true nor false.");
        };
    }

    /** At commas, but not at those within single quotes. */
    private static List<String> split(String word) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char each : word.toCharArray()) {
            quoted ^= each == '\'';
            if (each == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(each);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
