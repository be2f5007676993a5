package dev.flycatcher.testapps.cures.named;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.testapps.cures.named.Shelf.Loop;
import dev.flycatcher.testapps.harness.Fork;
import dev.flycatcher.testapps.harness.Jdk;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a table is called and an association mapped: the cure has the application's names, and what is printed runs. */
class ShelfTest {
    @TempDir
    Path folder;

    static Stream<Arguments> loops() {
        return Stream.of(Shelf.AS_SAID, Shelf.SNAKE_CASE)
                .flatMap(naming -> Shelf.loops().stream().map(loop -> Arguments.of(loop, naming)));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void thePrintedQueryRunsAndEndsTheLoop(Loop loop, String naming) {
        DataSource watched = Flycatcher.watch(Shelf.database(loop.name() + naming.length()));
        try (EntityManagerFactory factory = Shelf.open(watched, naming, 0)) {
            Flycatcher.entities(factory);
            List<String> answer = new ArrayList<>();
            Recorded before = run(factory, loop, loop.from(), answer);
            assertThat(before.nPlusOnes(Evidence.E3)).isNotEmpty();
            Cure cure = before.report().entries().get(0).cure();
            String printed = String.valueOf(cure.code());
            assertThat(printed)
                    .as(cure.advice() + cure.refusal())
                    .contains(loop.select() + "\n")
                    .doesNotContain("put your names");
            List<String> cured = new ArrayList<>();
            Recorded after = run(factory, loop, loop.select(), cured);
            assertThat(cured).hasSize(20).isEqualTo(answer);
            assertThat(after.nPlusOnes(Evidence.E0)).isEmpty();
            assertThat(after.queries()).isEqualTo(1);
        }
    }

    private static Recorded run(EntityManagerFactory factory, Loop loop, String query, List<String> answer) {
        return Flycatcher.record(() -> factory.runInTransaction(entities -> answer.addAll(loop.run(entities, query))));
    }

    @ParameterizedTest
    @ValueSource(strings = {Shelf.AS_SAID, Shelf.SNAKE_CASE})
    void theAgentReadsTheNamesFromTheClassesThatPassItAndSoDoesWhoReadsItsTrace(String naming) throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        Fork fork = Fork.test(jdk, Shelf.class, List.of(naming), Fork.agent(folder));
        assertThat(fork.exit()).as(fork.err()).isZero();
        List<String> codes = codes(folder);
        assertThat(codes).hasSize(6).noneMatch(code -> code.contains("put your names"));
        assertThat(Shelf.loops())
                .allSatisfy(loop -> assertThat(codes).anyMatch(code -> code.contains(loop.select() + "\n")));
        Path again = folder.resolve("again");
        Fork report = Fork.jar(jdk, "report", folder.resolve("trace.flycatcher").toString(), "--dir", again.toString());
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(codes(again)).isEqualTo(codes);
    }

    @Test
    void anAgentThatComesLateReadsTheNamesOfTheClassesThatAreThere() throws Exception {
        String agent = Fork.agent(folder).replaceAll("^-javaagent:|=dir=.*$", "");
        Fork fork = Fork.test(
                Jdk.installed().get(0),
                Shelf.class,
                List.of(Shelf.SNAKE_CASE, agent, "dir=" + folder),
                "-Djdk.attach.allowAttachSelf=true",
                "-XX:+EnableDynamicAgentLoading");
        assertThat(fork.exit()).as(fork.err()).isZero();
        List<String> codes = codes(folder);
        assertThat(codes).hasSize(6).noneMatch(code -> code.contains("put your names"));
        assertThat(Shelf.loops())
                .allSatisfy(loop -> assertThat(codes).anyMatch(code -> code.contains(loop.select() + "\n")));
    }

    private static List<String> codes(Path folder) {
        try {
            List<String> codes = new ArrayList<>();
            new ObjectMapper()
                    .readTree(folder.resolve("report.json").toFile())
                    .required("findings")
                    .forEach(finding -> {
                        if (finding.required("rule").asText().equals("A01")) {
                            codes.add(finding.required("cure").path("code").asText());
                        }
                    });
            return codes;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
