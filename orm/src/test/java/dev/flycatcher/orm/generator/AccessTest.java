package dev.flycatcher.orm.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is no word of a command that {@code ps} shows, and no error tells it. */
class AccessTest {
    @TempDir
    Path folder;

    private static Access of(Map<String, String> environment, String... args) throws IOException {
        return Access.of(Options.parse(List.of(args)), environment);
    }

    private static String errors(String... args) {
        StringWriter err = new StringWriter();
        assertThat(new ModelTool().run(new PrintWriter(new StringWriter()), new PrintWriter(err), args))
                .isEqualTo(ModelTool.MISUSE);
        return err.toString();
    }

    @Test
    @DisplayName("it comes from the environment or, before that, from a file's first line")
    void sources() throws IOException {
        Map<String, String> environment = Map.of(Access.VARIABLE, "of the environment");
        Path file = Files.writeString(folder.resolve("password"), "of the file\n");
        assertThat(of(environment, "diff", "--url", "jdbc:x").password()).isEqualTo("of the environment");
        assertThat(of(environment, "diff", "--url=jdbc:x", "--password-file", file.toString())
                        .password())
                .isEqualTo("of the file");
        assertThat(of(Map.of(), "diff", "--url", "jdbc:x").password()).isNull();
    }

    @Test
    @DisplayName("it is asked for; without a terminal the other ways are told")
    void asked() {
        assertThat(errors("diff", "--url", "jdbc:sqlite::memory:", "--entities", "a.B", "--password"))
                .contains("There is no terminal to ask at")
                .contains(Access.VARIABLE, "--password-file FILE");
    }

    @Test
    @DisplayName("CL-05 given as a word all the same it is refused, and not repeated")
    void refused() {
        assertThat(errors("diff", "--url", "jdbc:x", "--entities", "a.B", "--password", "s3cret"))
                .contains("takes options and no further words", Access.VARIABLE)
                .doesNotContain("s3cret");
        assertThat(errors("diff", "--password=s3cret"))
                .contains("--password takes no value", Access.VARIABLE)
                .doesNotContain("s3cret");
        assertThat(errors("diff", "--pasword=s3cret"))
                .contains("no option --pasword")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/x?user=a&password=s3cret",
                "jdbc:postgresql://localhost:1/x?password=s3cret&loginTimeout=x",
                "jdbc:mariadb://localhost:1/x?user=a&password=s3cret",
                "jdbc:mariadb:nonsense?password=s3cret",
                "jdbc:h2:mem:x;PASSWORD=s3cret;NO_SUCH=1",
                "jdbc:h2:tcp://localhost:1/x;USER=a;PASSWORD=s3cret"
            })
    @DisplayName("what a driver says of a URL is told without the password in it")
    void hidden(String url) {
        assertThat(errors("reflect", "--url", url)).isNotBlank().doesNotContain("s3cret");
    }

    @Test
    @DisplayName("nor do its own words tell it")
    void own() {
        assertThat(new Access("jdbc:x://a:s3cret@b/c", "a", "s3cret")).hasToString("Access to jdbc:x:");
    }
}
