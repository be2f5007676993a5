package dev.flycatcher.testapps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide.md", "docs/benchmarks.md"})
    void showsTheSourceAsItIs(String document) throws IOException {
        for (Snippet snippet : Snippet.in(Snippet.ROOT.resolve(document))) {
            assertThat(snippet.text())
                    .as(snippet.source() + "#" + snippet.tag())
                    .isEqualTo(snippet.region());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide.md", "docs/benchmarks.md"})
    void linksOnlyToWhatIsThere(String document) throws IOException {
        Path file = Snippet.ROOT.resolve(document);
        assertThat(LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    @Test
    void readmeBeginsWithCompiledCode() throws IOException {
        assertThat(Snippet.in(Snippet.ROOT.resolve("README.md"))).hasSize(1);
    }
}
