package dev.flycatcher.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sources that say themselves where they are wrong: a line that ends in {@code //! this | and that} is to have one error
 * whose message contains both parts, and no other line is to have one.
 */
final class Marked {
    private static final String IMPORTS = """
            import dev.flycatcher.orm.Links;
            import dev.flycatcher.orm.Select;
            import dev.flycatcher.orm.annotation.*;
            import dev.flycatcher.orm.sql.Converter;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            """;

    private Marked() {}

    /** Each of {@code types} becomes a file of package {@code p} with the usual imports. */
    static String[] files(String... types) {
        List<String> files = new ArrayList<>();
        for (String each : types) {
            files.add("package p;\n" + IMPORTS + each);
        }
        return files.toArray(String[]::new);
    }

    /** Compiles {@code types} and holds the errors against the marks. */
    static void check(String... types) {
        String[] files = files(types);
        Map<String, String> marks = new TreeMap<>();
        for (String each : files) {
            String name = each.replaceAll("(?s).*?\\b(?:interface|class|enum|record) (\\w+).*", "$1");
            String[] lines = each.split("\n");
            for (int i = 0; i < lines.length; i++) {
                int mark = lines[i].indexOf("//! ");
                if (mark >= 0) {
                    marks.put(name + ".java:" + (i + 1), lines[i].substring(mark + 4));
                }
            }
        }
        Map<String, String> errors = new TreeMap<>();
        Compiled.of(files).messages().forEach(each -> {
            String[] parts = each.split(": ", 2);
            assertThat(errors.put(parts[0], parts[1]))
                    .as("a second error on " + each)
                    .isNull();
        });
        assertThat(errors.keySet()).as(errors.toString()).isEqualTo(marks.keySet());
        marks.forEach((line, mark) -> assertThat(errors.get(line)).contains(mark.split(" \\| ")));
    }
}
