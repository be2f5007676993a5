package dev.flycatcher.orm;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The documentation of the semantics and the tests that show them, held together. */
class SemanticsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "semantics.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z][A-Z0-9]-\\d\\d) \\|.*\\| `(\\w+)\\.(\\w+)` \\|$");

    private record Claim(String id, String type, String method) {}

    private static List<Claim> claims() throws IOException {
        List<Claim> claims = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                claims.add(new Claim(row.group(1), row.group(2), row.group(3)));
            } else {
                assertThat(line).as("every row of a table names its test").doesNotMatch("^\\| [A-Z][A-Z0-9]-\\d\\d.*");
            }
        }
        return claims;
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                // Two of one name, in packages of their own, count as one.
                sources.merge(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return sources;
    }

    @Test
    @DisplayName("every id of the document is quoted by the test the document names")
    void everyIdHasItsTest() throws IOException {
        Map<String, String> tests = tests();
        List<Claim> claims = claims();
        assertThat(claims).hasSizeGreaterThan(100).extracting(Claim::id).doesNotHaveDuplicates();
        List<String> broken = new ArrayList<>();
        for (Claim claim : claims) {
            String source = tests.getOrDefault(claim.type(), "");
            if (!source.contains(claim.id()) || !source.contains("void " + claim.method() + "(")) {
                broken.add(claim.id() + " -> " + claim.type() + "." + claim.method());
            }
        }
        assertThat(broken).as("ids whose test does not quote them").isEmpty();
    }
}
