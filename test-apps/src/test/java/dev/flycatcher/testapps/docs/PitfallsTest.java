package dev.flycatcher.testapps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of pitfalls and the tests it names, held together. */
class PitfallsTest {
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern SHOWN = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final int PITFALLS = 98;

    private static Map<Integer, String> rows() throws IOException {
        Map<Integer, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Snippet.ROOT.resolve(Path.of("docs", "pitfalls.md")))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(Integer.parseInt(row.group(1)), row.group(2)))
                        .as("number " + row.group(1) + " twice")
                        .isNull();
            }
        }
        return rows;
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("agent", "analyzer", "test-apps")) {
            try (Stream<Path> files = Files.walk(Snippet.ROOT.resolve(Path.of(module, "src", "test", "java")))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    sources.merge(
                            file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }

    @Test
    void everyPitfallIsThere() throws IOException {
        assertThat(rows().keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, PITFALLS).boxed().toList());
    }

    @Test
    void everyPitfallNamesATestThatIsThereOrSaysWhyNone() throws IOException {
        Map<String, String> tests = tests();
        List<String> broken = new ArrayList<>();
        rows().forEach((number, shown) -> {
            Matcher test = SHOWN.matcher(shown);
            boolean named =
                    test.matches() && tests.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(");
            if (!named && !shown.startsWith("by design: ") && !shown.startsWith("not shown: ")) {
                broken.add(number + " " + shown);
            }
        });
        assertThat(broken).isEmpty();
    }
}
