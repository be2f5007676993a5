package dev.flycatcher.orm.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words and options of one call. */
record Options(List<String> words, Map<String, List<String>> given) {
    private static final Set<String> FLAGS = Set.of("--migration", "--drop", "--password");
    private static final Set<String> VALUED = Set.of(
            "--package",
            "--sources",
            "--migrations",
            "--dialect",
            "--url",
            "--user",
            "--password-file",
            "--entities",
            "--class-path",
            "--default",
            "--assume-empty");

    static Options parse(List<String> args) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String[] both = args.get(i).split("=", 2);
            String each = args.get(i).startsWith("--") ? both[0] : args.get(i);
            boolean valued = each.startsWith("--") && both.length == 2;
            if (!each.startsWith("--")) {
                words.add(each);
            } else if (FLAGS.contains(each) && valued) {
                throw new GeneratorException(
                        "Option " + each + " takes no value." + (each.equals("--password") ? " " + Access.HOW : ""));
            } else if (FLAGS.contains(each)) {
                given.put(each, List.of());
            } else if (!VALUED.contains(each)) {
                throw new GeneratorException("There is no option " + each + ". See --help.");
            } else if (!valued && i + 1 == args.size()) {
                throw new GeneratorException("Option " + each + " needs a value.");
            } else {
                given.computeIfAbsent(each, e -> new ArrayList<>()).add(valued ? both[1] : args.get(++i));
            }
        }
        return new Options(List.copyOf(words), given);
    }

    boolean has(String flag) {
        return given.containsKey(flag);
    }

    List<String> all(String option) {
        return given.getOrDefault(option, List.of());
    }

    @Nullable
    String value(String option) {
        List<String> values = all(option);
        if (values.size() > 1) {
            throw new GeneratorException("Option " + option + " is given " + values.size() + " times; once is enough.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    String value(String option, String otherwise) {
        String value = value(option);
        return value == null ? otherwise : value;
    }

    String needed(String option) {
        String value = value(option);
        if (value == null) {
            throw new GeneratorException("\"" + String.join(" ", words) + "\" needs " + option + ". See --help.");
        }
        return value;
    }

    Path sources() {
        return Path.of(value("--sources", "src/main/java"));
    }

    MigrationFolder migrations() {
        return new MigrationFolder(Path.of(value("--migrations", "src/main/resources/db/migration")));
    }

    String packageName() {
        String name = value("--package", "");
        if (!name.isEmpty() && !javax.lang.model.SourceVersion.isName(name)) {
            throw new GeneratorException("\"" + name + "\" is not the name of a package.");
        }
        return name;
    }

    Difference.Choices choices() {
        Map<String, String> fills = new LinkedHashMap<>();
        for (String each : all("--default")) {
            int at = each.indexOf('=');
            if (at < 0 || !each.substring(0, at).contains(".")) {
                throw new GeneratorException("--default " + each + " is not TABLE.COLUMN=SQL.");
            }
            fills.put(each.substring(0, at), each.substring(at + 1));
        }
        return new Difference.Choices(fills, new HashSet<>(all("--assume-empty")), has("--drop"));
    }
}
