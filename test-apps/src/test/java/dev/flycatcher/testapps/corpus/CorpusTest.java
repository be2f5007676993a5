package dev.flycatcher.testapps.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.report.Form;
import dev.flycatcher.analyzer.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every situation of the corpus, through both doors and on every engine: what is told is what its label says. */
class CorpusTest {
    private static final List<Engine> ENGINES = List.of(Engine.values());

    @TestFactory
    List<DynamicTest> theWatchedDataSourceTellsWhatTheLabelSays() throws Exception {
        return tests(Plays.WATCH);
    }

    @TestFactory
    List<DynamicTest> theAgentTellsWhatTheLabelSays() throws Exception {
        return tests(Plays.AGENT);
    }

    /** S90: what was bound, read or written into a text is in no form of the report. */
    @TestFactory
    List<DynamicTest> noFormOfTheReportHoldsASecret() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Engine engine : ENGINES) {
            for (String door : List.of(Plays.WATCH, Plays.AGENT)) {
                Report report = Plays.of(engine, door).get("S90").report();
                for (Form form : Form.values()) {
                    tests.add(DynamicTest.dynamicTest(
                            engine + " " + door + " " + form,
                            () -> assertThat(form.text(report)).isNotEmpty().doesNotContain("hunter2")));
                }
            }
        }
        return tests;
    }

    private static List<DynamicTest> tests(String door) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Engine engine : ENGINES) {
            Map<String, Played> played = Plays.of(engine, door);
            played.forEach((id, each) -> tests.add(DynamicTest.dynamicTest(
                    engine + " " + each.situation(),
                    () -> assertThat(each.faults()).as(each.told().toString()).isEmpty())));
        }
        return tests;
    }
}
