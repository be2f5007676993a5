package dev.flycatcher.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.model.Tour;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the processor writes for the model of these tests behaves as the model written by hand. */
class GeneratedModelTest {
    private static Compiled compiled;

    @BeforeAll
    static void compileTheModel() {
        compiled = Compiled.of(Compiled.model());
    }

    @Test
    void compilesWithoutAWarning() {
        assertThat(compiled.messages()).isEmpty();
    }

    @Test
    void sendsTheSameStatementsAndReadsTheSameValues() throws Exception {
        List<String> byHand = Tour.run();
        assertThat(byHand).hasSizeGreaterThan(150).anyMatch(line -> line.contains("2026-11-21T10:15:30.123456Z"));
        assertThat(compiled.run("dev.flycatcher.orm.model.Tour")).isEqualTo(byHand);
    }

    @Test
    void writesTheTableBetweenAndTheHolder() {
        long entities = Stream.of(Compiled.model())
                        .filter(each -> each.contains("\n@Table"))
                        .count()
                + 1;
        assertThat(compiled.generated())
                .containsKeys(
                        "dev.flycatcher.orm.model.CourseStudentThrough",
                        "dev.flycatcher.orm.model.CourseStudentThroughTable",
                        "dev.flycatcher.orm.model.Tables")
                .containsKeys("dev.flycatcher.orm.model.TweetSelect", "dev.flycatcher.orm.model.UserSelect")
                .hasSize((int) entities * 3 + 2 + 2);
    }
}
