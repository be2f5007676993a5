package dev.flycatcher.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A password is no word of a command that {@code ps} shows, and no error tells it. */
class PasswordTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(Password.VARIABLE, "of the environment");

    @TempDir
    Path folder;

    @Command
    private static final class WithPassword {
        @Mixin
        private Password password;
    }

    private static String value(Map<String, String> environment, String... arguments) throws IOException {
        return CommandLine.populateCommand(new WithPassword(), arguments)
                .password
                .value(environment);
    }

    private String verify(String... more) {
        StringWriter err = new StringWriter();
        String[] words = {"verify", "x.flycatcher", "--url", "jdbc:h2:mem:x", "--class-path", folder.toString()};
        String[] all = Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
        int exit = Commands.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), all);
        assertThat(exit).isEqualTo(Commands.FAILED);
        return err.toString();
    }

    @Test
    void comesFromTheEnvironmentOrBeforeThatFromAFilesFirstLine() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "of the file\nmore\n");
        assertThat(value(ENVIRONMENT)).isEqualTo("of the environment");
        assertThat(value(ENVIRONMENT, "--password-file", file.toString())).isEqualTo("of the file");
        assertThat(value(Map.of())).isNull();
    }

    @Test
    void isAskedForAndWithoutATerminalTheOtherWaysAreTold() {
        assertThatThrownBy(() -> value(ENVIRONMENT, "--password"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("no terminal", Password.VARIABLE, "--password-file");
    }

    @Test
    void givenAsAWordAllTheSameItIsRefusedAndNotRepeated() {
        assertThat(verify("--password", "s3cret"))
                .contains("--password takes no value", Password.VARIABLE)
                .doesNotContain("s3cret");
        assertThat(verify("--password=s3cret"))
                .contains("--password takes no value", Password.VARIABLE)
                .doesNotContain("s3cret");
        assertThat(verify("--pasword=s3cret")).contains("--pasword").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/x?user=a&password=s3cret",
                "jdbc:mariadb://localhost:1/x?user=a&password=s3cret",
                "jdbc:mariadb:nonsense?password=s3cret",
                "jdbc:h2:mem:x;PASSWORD=s3cret;NO_SUCH=1",
                "jdbc:h2:tcp://localhost:1/x;USER=a;PASSWORD=s3cret"
            })
    void whatADriverSaysOfAUrlIsToldWithoutThePasswordInIt(String url) {
        StringWriter err = new StringWriter();
        Commands.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                "verify",
                folder.toString(),
                "--url",
                url,
                "--class-path",
                drivers());
        assertThat(err.toString()).startsWith("flycatcher: ").doesNotContain("s3cret");
    }

    private static String drivers() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
