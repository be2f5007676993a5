package dev.flycatcher.testapps.cures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.testapps.cures.Surgery.Outcome;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * The cure as it is printed, pasted into the patient: it compiles, gives the same answer, and the loop is found no more.
 * The patients stand in {@code src/test/resources/cures}, one section each; they run on SQLite, those in a folder on
 * its engine.
 */
class PrintedCureTest {
    private static final Path PATIENTS = Path.of("src/test/resources/cures");
    private static TweetFile file;
    private static DataSource sqlite;
    private static DataSource postgresql;

    @BeforeAll
    static void open() throws IOException, SQLException {
        file = TweetFile.create();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(file.url());
        sqlite = Flycatcher.watch(source);
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(Servers.postgresql());
        file.copyTo(server);
        postgresql = Flycatcher.watch(server);
    }

    @AfterAll
    static void close() throws IOException {
        file.close();
    }

    /**
     * A patient.
     *
     * @param name library and question
     * @param head imports
     * @param loop the body as it is
     * @param cured the body with places for what was printed
     * @param members what both use; places in it are empty in the body as it is
     */
    record Patient(String name, String head, String loop, String cured, String members) {

        Surgery before() {
            return new Surgery(source(loop, Paste.nothingInto(members)));
        }

        Surgery after(String printed) {
            return new Surgery(source(Paste.into(cured, printed), Paste.into(members, printed)));
        }

        private String source(String body, String its) {
            return "package app;\n" + head
                    + "\npublic final class Patient {\npublic static void run(javax.sql.DataSource source,"
                    + " java.util.List<String> answer) throws Exception {\n" + body + "\n}\n" + its + "\n}\n";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Patient> patients() throws IOException {
        List<Patient> patients = new ArrayList<>();
        try (Stream<Path> files =
                Files.walk(PATIENTS).filter(Files::isRegularFile).sorted()) {
            for (Path path : files.toList()) {
                String[] sections =
                        Files.readString(path, StandardCharsets.UTF_8).split("(?m)^=== ");
                String library = PATIENTS.relativize(path).toString().replace(".txt", "");
                for (int i = 1; i < sections.length; i++) {
                    String title = sections[i].lines().findFirst().orElse("").strip();
                    String[] parts =
                            sections[i].substring(sections[i].indexOf('\n')).split("(?m)^---.*$", -1);
                    patients.add(new Patient(
                            library + ": " + title, sections[0], parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
                }
            }
        }
        return patients.stream();
    }

    @ParameterizedTest
    @MethodSource("patients")
    void whatIsPrintedCompilesAnswersTheSameAndEndsTheLoop(Patient patient) throws Exception {
        DataSource watched = patient.name().startsWith("postgresql") ? postgresql : sqlite;
        Outcome before = patient.before().run(watched);
        assertThat(before.recorded().nPlusOnes(Evidence.E3))
                .as("the loop is found")
                .isNotEmpty();
        String printed = before.loop().cure().code();
        assertThat(printed).as(before.loop().cure().refusal()).isNotNull();
        Outcome after = patient.after(String.valueOf(printed)).run(watched);
        assertThat(after.answer()).isNotEmpty().isEqualTo(before.answer());
        assertThat(after.recorded().nPlusOnes(Evidence.E0)).isEmpty();
        assertThat(after.recorded().queries()).isLessThan(before.recorded().queries() / 10);
    }
}
