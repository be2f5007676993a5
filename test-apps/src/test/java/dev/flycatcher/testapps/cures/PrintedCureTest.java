package dev.flycatcher.testapps.cures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.testapps.cures.Surgery.Outcome;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    /** A table whose rows refer to one another, the outermost to none; one that is empty; tweets that nothing refers to. */
    private static final List<String> MORE = List.of(
            "CREATE TABLE places (id INTEGER PRIMARY KEY, inside INTEGER REFERENCES places (id), name TEXT NOT NULL)",
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO places"
                    + " SELECT 900 + i * 7, CASE WHEN i > 0 THEN 900 + (i * 7919 % 251 % i) * 7 END, 'place ' || i FROM n",
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, tweet_id INTEGER NOT NULL REFERENCES tweets (id), text TEXT)",
            "DELETE FROM favourites WHERE tweet_id < 80");

    private static final List<String> LIBRARIES =
            List.of("flycatcher", "hibernate", "springdata", "jooq", "mybatis", "jdbctemplate", "jdbcclient", "jdbc");

    /** Rules about loops of which no query need be the cause. */
    private static final List<String> UNFED = List.of("A02", "A15", "A16", "A17");

    private static TweetFile file;
    private static DataSource sqlite;
    private static DataSource postgresql;

    @BeforeAll
    static void open() throws IOException, SQLException {
        file = TweetFile.create();
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            for (String more : MORE) {
                statement.execute(more);
            }
        }
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("patients")
    void whatIsPrintedCompilesAnswersTheSameAndEndsTheLoop(Patient patient) throws Exception {
        DataSource watched = patient.name().startsWith("postgresql") ? postgresql : sqlite;
        Outcome before = patient.before().run(watched);
        Report.Entry loop = before.loop();
        assertThat(loop.finding().rule()).as("the loop is found").matches("A0[1-8]|A1[5-7]");
        assertThat(loop.finding().evidence())
                .as("proven, but where keys come from elsewhere or rows go out")
                .isGreaterThanOrEqualTo(UNFED.contains(loop.finding().rule()) ? Evidence.E1 : Evidence.E3);
        String printed = loop.cure().code();
        assertThat(printed).as(loop.cure().refusal()).isNotNull();
        Outcome after = patient.after(String.valueOf(printed)).run(watched);
        assertThat(after.answer()).isNotEmpty().isEqualTo(before.answer());
        assertThat(after.recorded().nPlusOnes(Evidence.E0)).isEmpty();
        assertThat(after.recorded().report().entries())
                .extracting(entry -> entry.finding().rule())
                .doesNotContain(loop.finding().rule());
        assertThat(after.recorded().queries()).isLessThan(before.recorded().queries() / 10);
    }

    @Test
    void eachOfTheseLibrariesHasThreePatientsAtLeast() throws IOException {
        Map<String, Long> patients = patients()
                .collect(Collectors.groupingBy(
                        each -> each.name().replaceAll(":.*", ""), TreeMap::new, Collectors.counting()));
        assertThat(LIBRARIES)
                .allSatisfy(library -> assertThat(patients.get(library))
                        .as("of %s in %s", library, patients)
                        .isGreaterThanOrEqualTo(3));
    }
}
