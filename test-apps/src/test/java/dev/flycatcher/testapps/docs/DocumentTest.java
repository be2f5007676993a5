package dev.flycatcher.testapps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents show what is compiled, and lead to what is there. */
class DocumentTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```.*?^\\1```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern MARKED =
            Pattern.compile("(?m)^(?:<!-- (?:snippet: \\S+#\\S+|sketch) -->\\R)?```java$");
    private static final Pattern OF_A_MACHINE = Pattern.compile("(?:^|[\\s`=\"(])/(?:home|Users|root|work|private)/");

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Snippet.ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CHANGELOG.md").map(Snippet.ROOT::resolve), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void showsTheSourceAsItIs(Path document) throws IOException {
        for (Snippet snippet : Snippet.in(document)) {
            assertThat(snippet.text())
                    .as(snippet.source() + "#" + snippet.tag())
                    .isEqualTo(snippet.region());
        }
    }

    /** What is no snippet says so: it needs what no test has, such as a server by that name. */
    @ParameterizedTest
    @MethodSource("documents")
    void javaIsCutFromASourceOrSaysThatItIsASketch(Path document) throws IOException {
        assertThat(MARKED.matcher(Files.readString(document)).results().map(MatchResult::group))
                .allSatisfy(block -> assertThat(block).startsWith("<!-- "));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksOnlyToWhatIsThere(Path document) throws IOException {
        String prose = FENCE.matcher(Files.readString(document)).replaceAll("");
        for (MatchResult link : LINK.matcher(prose).results().toList()) {
            Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
            assertThat(target).as(link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as(link.group()).contains(link.group(2));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesNoFolderOfAMachine(Path document) throws IOException {
        assertThat(Files.readString(document)).doesNotContainPattern(OF_A_MACHINE);
    }

    @Test
    void readmeBeginsWithCompiledCode() throws IOException {
        assertThat(Snippet.in(Snippet.ROOT.resolve("README.md"))).hasSize(1);
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) throws IOException {
        return HEADING.matcher(FENCE.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }
}
