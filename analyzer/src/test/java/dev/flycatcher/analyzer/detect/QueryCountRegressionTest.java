package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Check;
import dev.flycatcher.analyzer.report.Form;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A63: an entry point that asks more than in an earlier run, by its slope and not by its count. */
class QueryCountRegressionTest {
    private static final String[] TABLES = {"rate", "setting", "country", "tax", "locale"};

    /** A list of that many orders, and so many look-ups beside it, each of a table of its own. */
    private static Scenario listing(int orders, int lookups) {
        Scenario unit = Scenario.unit("GET /orders").at("app.Orders.list:42");
        unit.begin();
        unit.select("select id, total from orders where state = ?", "open").gives(orders, i -> row(i * 31, i));
        for (int i = 0; i < lookups; i++) {
            unit.select("select v from " + TABLES[i] + " where k = ?", "k" + i).gives(1, n -> row("x"));
        }
        return unit.commit();
    }

    /** One query for each row, whose keys come from nowhere that was recorded. */
    private static Scenario loop(int rows) {
        Scenario unit = listing(rows, 0);
        unit.begin();
        for (int i = 1; i <= rows; i++) {
            unit.select("select name from cust where code = ?", "c" + i).gives(1, n -> row("x"));
        }
        return unit.commit();
    }

    private static Report report(Scenario... units) {
        Analyzer analyzer = new Analyzer();
        List.of(units).forEach(unit -> analyzer.add(unit.trace()));
        return analyzer.report();
    }

    /** What the text of a baseline keeps of that run, which is what a build compares with. */
    private static Baseline baseline(Scenario... units) {
        return Baseline.parse(Baseline.of(report(units)).text());
    }

    private static List<String> told(Baseline before, Scenario... units) {
        return before.judged(report(units)).entries().stream()
                .map(Report.Entry::finding)
                .filter(finding -> finding.rule().equals("A63"))
                .map(Verdicts::line)
                .toList();
    }

    /** A63. */
    @Test
    void anEntryPointThatAsksMoreThanBeforeIsTold() {
        Baseline before = baseline(listing(10, 1));
        assertThat(told(before, listing(10, 3))).containsExactly("A63 WARNING E3 setting k=1");
        Report judged = before.judged(report(listing(10, 3)));
        assertThat(judged.entries())
                .filteredOn(entry -> entry.finding().rule().equals("A63"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.cure().advice())
                        .contains("GET /orders", "asked 2.0 times in the baseline and asks 4.0 times now"));
        Check check = Check.of(judged, before, Evidence.E3);
        assertThat(check.passes()).isFalse();
        assertThat(check.text(judged, false)).contains("A63 More queries than before");
    }

    /** A63: more data are no regression, and less asked is none. */
    @Test
    void moreDataOrFewerQueriesAreNone() {
        Baseline before = baseline(loop(10), loop(20), loop(30));
        assertThat(told(before, loop(100), loop(200), loop(300))).isEmpty();
        assertThat(told(before, loop(3))).isEmpty();
        assertThat(told(baseline(listing(10, 3)), listing(10, 3), listing(10, 1)))
                .isEmpty();
    }

    /** A63: a statement that is written otherwise, or an entry point that is new, is no more than before. */
    @Test
    void anotherTextOrANewEntryPointIsNone() {
        Scenario rewritten = Scenario.unit("GET /orders").begin();
        rewritten
                .select("select id, total, note from orders where state = ?", "open")
                .gives(10, i -> row(i * 31, i, "x"));
        assertThat(told(baseline(listing(10, 0)), rewritten.commit())).isEmpty();
        Scenario other = Scenario.unit("GET /rates");
        IntStream.range(0, 4)
                .forEach(i -> other.select("select v from " + TABLES[i] + " where k = ?", i)
                        .gives(1, n -> row("x")));
        assertThat(told(baseline(listing(10, 0)), other)).isEmpty();
    }

    /** A63, the complexity class: what asked the same whatever the size asks for each row now, though the data are few. */
    @Test
    void anEntryPointThatGrowsWithItsDataNowIsToldByItsClass() {
        Baseline before = baseline(listing(10, 4), listing(20, 4), listing(30, 4));
        Report now = before.judged(report(loop(1), loop(2), loop(3)));
        assertThat(now.entries())
                .map(Report.Entry::finding)
                .filteredOn(finding -> finding.rule().equals("A63"))
                .map(Verdicts::line)
                .containsExactly("A63 WARNING E4 cust k=6");
        assertThat(now.entries()).anyMatch(entry -> entry.cure().advice().contains("it grows with its data now"));
    }

    /** A63: where another finding that is new tells of the same statement, it is not told twice. */
    @Test
    void whatANewFindingTellsIsNotToldAgain() {
        assertThat(told(baseline(listing(10, 1)), loop(10))).isEmpty();
        assertThat(report(loop(10)).entries())
                .anyMatch(entry -> entry.finding().rule().equals("A02"));
    }

    @Test
    void aBaselineWithoutEntryPointsIsNotJudgedByAndTheReportSaysSo(@TempDir Path folder) throws Exception {
        Report report = report(listing(10, 1));
        assertThat(Baseline.EMPTY.judged(report)).isSameAs(report);
        assertThat(json(report, Surroundings.NONE.with(Baseline.EMPTY), folder)).contains("\"rule\": \"A63\"");
        assertThat(json(report, Surroundings.NONE.with(Baseline.of(report)), folder))
                .doesNotContain("\"rule\": \"A63\"");
    }

    private static String json(Report report, Surroundings surroundings, Path folder) throws Exception {
        return Files.readString(ReportWriter.write(report, folder, surroundings, Form.JSON));
    }

    /** Every form tells it: what a build reads is one of them. */
    @Test
    void everyFormOfTheReportTellsIt() {
        Report judged = baseline(listing(10, 1)).judged(report(listing(10, 3)));
        for (Form form : List.of(Form.HTML, Form.JSON, Form.SARIF, Form.JUNIT, Form.CONSOLE)) {
            assertThat(form.text(judged)).as(form.name()).contains("A63");
        }
    }
}
