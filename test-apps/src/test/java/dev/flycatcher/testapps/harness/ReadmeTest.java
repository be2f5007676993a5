package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.testapps.patients.tweets.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output that the readme shows is what its code gives. */
class ReadmeTest {
    private static final Pattern OUTPUT = Pattern.compile("<!-- output: (\\S+) -->\\R```\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void showsWhatTheExampleGives() throws Exception {
        Matcher shown = OUTPUT.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(shown.find()).as("an output block in README.md").isTrue();
        assertThat(shown.group(1)).isEqualTo(Feed.class.getName());
        Fork fork = Fork.main(Jdk.installed().get(0), Feed.class, Fork.agent(folder));
        String given = fork.err()
                .lines()
                .filter(line -> !line.contains("VM warning") && !line.contains(folder.toString()))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(timeless(given)).isEqualTo(timeless(shown.group(2)));
    }

    /** The measured time of the queries stands behind what they waited; it differs from run to run. */
    private static String timeless(String text) {
        return text.replaceAll("(saves .* at 1 ms each).*", "$1");
    }
}
