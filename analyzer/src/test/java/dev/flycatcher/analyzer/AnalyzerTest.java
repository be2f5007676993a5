package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Occurrence;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import org.junit.jupiter.api.Test;

class AnalyzerTest {

    private static Trace orders(long id, int rows) {
        Scenario unit = Scenario.unit(id, Unit.Kind.REQUEST, "GET /orders").at("app.Orders.list:*42");
        for (Row r : unit.select("select id, cust_id from orders").gives(rows, i -> row(i, i * 13 % 101))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        return unit.trace();
    }

    /** S85. */
    @Test
    void oneNPlusOneOverThirtyRequestsIsOneFinding() {
        Analyzer analyzer = new Analyzer();
        for (int i = 0; i < 30; i++) {
            analyzer.add(orders(i, 10));
        }
        Report report = analyzer.report();
        assertThat(report.entries()).hasSize(1);
        Report.Entry entry = report.entries().get(0);
        assertThat(entry.finding().units()).isEqualTo(30);
        assertThat(entry.finding().child().executions()).isEqualTo(300);
        assertThat(entry.occurrences()).containsExactly(new Occurrence("GET /orders", 30, 10, 10));
        assertThat(report.summary()).isEqualTo(new Report.Summary(330, 30, 2, 0, 330_000_000L));
    }

    /** A lateral join where the engine that was asked has one, and not where two were. */
    @Test
    void theCureIsWrittenForTheEngineThatWasAsked() {
        Analyzer analyzer = new Analyzer();
        analyzer.add(newest("postgresql"));
        assertThat(analyzer.report().entries().get(0).cure().sql()).contains("LATERAL");
        analyzer.add(newest("sqlite"));
        assertThat(analyzer.report().entries().get(0).cure().sql()).doesNotContain("LATERAL");
    }

    private static Trace newest(String engine) {
        Scenario unit = Scenario.unit("GET /posts").engine(engine).at("app.Posts.list:*42");
        for (Row post : unit.select("select id, title from post").gives(10, i -> row(i, "t" + i))) {
            unit.select(
                            "select id, body from comment where post_id = ? order by created_at desc limit 3",
                            post.get("id"))
                    .gives(3, i -> row(i, "c"));
        }
        return unit.trace();
    }

    /** I04. */
    @Test
    void growthWithTheParentsRowsRaisesTheEvidence() {
        Analyzer analyzer = new Analyzer();
        for (int rows : new int[] {5, 10, 20}) {
            analyzer.add(orders(rows, rows));
        }
        assertThat(analyzer.report().entries().get(0).finding().evidence().name())
                .isEqualTo("E4");
    }

    /** I06. */
    @Test
    void aReferenceIsInferredFromTheFlow() {
        Analyzer analyzer = new Analyzer();
        analyzer.add(orders(1, 10));
        assertThat(analyzer.report().keys())
                .containsExactly(new Report.InferredKey("orders", "cust_id", "cust", "id", 10, null, null));
    }

    /** I09: the recorded median of 1 ms and the round trip, for each trip less. */
    @Test
    void savingsAreStatedForFourRoundTripTimes() {
        Analyzer analyzer = new Analyzer();
        analyzer.add(orders(1, 10));
        Report.Entry entry = analyzer.report().entries().get(0);
        long trips = entry.saved().roundTrips();
        assertThat(trips).isBetween(9L, 10L);
        assertThat(entry.saved().millisAt().keySet()).containsExactly("0.1", "0.5", "1", "5");
        assertThat(entry.saved().millisAt().get("5")).isCloseTo(trips * 6.0, within(trips * 0.07));
    }

    @Test
    void theSameTracesGiveTheSameReport() {
        assertThat(report()).isEqualTo(report());
    }

    private static Report report() {
        Analyzer analyzer = new Analyzer();
        for (int i = 1; i < 300; i++) {
            analyzer.add(orders(i, i % 17));
        }
        assertThat(analyzer.report().units()).hasSizeLessThanOrEqualTo(200);
        return analyzer.report();
    }
}
