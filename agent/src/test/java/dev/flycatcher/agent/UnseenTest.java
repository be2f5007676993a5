package dev.flycatcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.names.MappedClasses;
import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent knows that it did not see. */
class UnseenTest {
    @TempDir
    Path folder;

    @Test
    void saysNothingWhereAllWasSeen() {
        assertThat(new Unseen(0, 0, 0, 0).words()).isEmpty();
    }

    @Test
    void tellsEachOfItInASentence() {
        assertThat(new Unseen(1, 2_000, 3, 4).words())
                .containsExactly(
                        "1 unit of work was given up, as too many waited to be judged: nothing of it is counted.",
                        "2,000 values were read after the unit of work had ended: where they flow to is not known.",
                        "3 tasks went to another thread without the unit of work, for want of room: what was asked there"
                                + " is told by thread.",
                        "4 internal failures were caught: something may be missing for it.");
    }

    @Test
    void aReportTellsIt() throws IOException {
        Outcome outcome = new Outcome(Options.of("dir=" + folder), new MappedClasses(), () -> new Unseen(0, 3, 0, 0));
        Trace trace = new Trace(
                new Unit(1, Unit.Kind.REQUEST, "GET /orders", 0),
                List.of(),
                List.of(),
                List.of(),
                1_000,
                Dropped.NONE,
                Map.of());
        outcome.add(Transcript.of(trace), () -> null);
        outcome.write();
        String words = "3 values were read after the unit of work had ended";
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"unseen\"", words);
        assertThat(Files.readString(folder.resolve("report.html"))).contains(words);
    }
}
