package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages under docs/examples, one for each patient; {@code -Dexamples=update} makes them anew. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.flycatcher.testapps.harness.Patient#all")
    void everyPatientHasItsPage(Patient patient) throws Exception {
        Path page = EXAMPLES.resolve(patient.toString().toLowerCase(Locale.ROOT) + ".html");
        if ("update".equals(System.getProperty("examples"))) {
            Fork.main(Jdk.installed().get(0), patient.sick(), Fork.agent(folder));
            Files.copy(folder.resolve("report.html"), page, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(page).as("-Dexamples=update makes it").exists();
        assertThat(page)
                .content()
                .contains("Content-Security-Policy", patient.sick().getSimpleName() + ".java")
                .doesNotContain(Path.of("..").toRealPath().toString());
        assertThat(Files.size(page)).isLessThan(600_000);
    }
}
