package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import dev.flycatcher.analyzer.trace.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTreeTest {
    @TempDir
    Path project;

    @BeforeEach
    void sources() throws IOException {
        Path file = Files.createDirectories(project.resolve("shop/src/main/java/app/web"))
                .resolve("Timeline.java");
        Files.writeString(file, "line 1\n".repeat(30) + "line 31\nline 32\n");
        Files.writeString(project.resolve("Secret.java"), "secret\n".repeat(40));
    }

    @Test
    void findsTheFileInAModuleAndTheLinesAroundTheCall() {
        SourceTree tree = SourceTree.at(project);

        assertThat(tree.path(frame("app.web.Timeline", "Timeline.java", 31)))
                .isEqualTo("shop/src/main/java/app/web/Timeline.java");
        assertThat(tree.excerpt(frame("app.web.Timeline", "Timeline.java", 31)))
                .isEqualTo(new SourceTree.Excerpt(29, java.util.List.of("line 1", "line 1", "line 31", "line 32")));
        assertThat(tree.excerpt(frame("app.web.Timeline", "Timeline.java", 33))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "app.web.Timeline, ../../../../../../Secret.java",
        ".......Secret, Secret.java",
        "app.web.Timeline, /etc/passwd",
        "app.web.Timeline, Missing.java",
        "app.web.Timeline, 'a\u0000b.java'"
    })
    void readsNothingOutsideTheSourceFolders(String type, String file) {
        SourceTree tree = SourceTree.at(project);

        assertThat(tree.path(frame(type, file, 1))).isNull();
        assertThat(tree.excerpt(frame(type, file, 1))).isNull();
    }

    @Test
    void aFolderWithoutSourcesIsAnEmptyTree() {
        assertThat(SourceTree.at(project.resolve("nothing")).path(frame("app.web.Timeline", "Timeline.java", 31)))
                .isNull();
    }

    @Test
    void annotationsAndSarifNameTheProjectsPath() {
        Surroundings surroundings = Surroundings.NONE.with(SourceTree.at(project));

        assertThat(Form.GITHUB.text(Samples.shop(), surroundings))
                .startsWith("::error file=shop/src/main/java/app/web/Timeline.java,line=31,");
        assertThat(Form.SARIF.text(Samples.shop(), surroundings))
                .contains("\"uri\": \"shop/src/main/java/app/web/Timeline.java\"");
    }

    @Test
    void theJsonCarriesLinesAndLinkUnderTheSchema() {
        Surroundings surroundings =
                Surroundings.NONE.with(SourceTree.at(project)).withEditor("vscode://file/{path}:{line}");
        String json = Form.JSON.text(Samples.shop(), surroundings);

        assertThat(json).contains("\"line 31\"", "\"vscode://file/{path}:{line}\"");
        assertThat(JsonReportTest.SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    private static Frame frame(String type, String file, int line) {
        return new Frame(type, "render", file, line, 0);
    }
}
