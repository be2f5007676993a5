package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.rewrite.Cure;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the advice says is left, what is said to be saved, and what ran have to agree. */
class SavingsTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
    }

    private Report report() {
        Analyzer analyzer = new Analyzer();
        analyzer.add(unit.trace());
        return analyzer.report();
    }

    private Entry entry(String rule) {
        return report().entries().stream()
                .filter(entry -> entry.finding().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** S05: the inner list is asked for once with all keys, whatever the number of its parents. */
    @Test
    void aNestedLoopSavesWhatItsAdviceSays() {
        for (Row a : unit.select("select id, name from a").gives(5, i -> row(100 + i, "a"))) {
            for (Row b : unit.select("select id, a_id from b where a_id = ?", a.get("id"))
                    .gives(4, i -> row(1_000 + 10 * (int) a.get("id") + i, a.get("id")))) {
                unit.select("select id, b_id from c where b_id = ?", b.get("id"))
                        .gives(2, i -> row(90_000 + i, b.get("id")));
            }
        }
        Entry inner = entry("A04");
        assertThat(inner.cure().kind()).isEqualTo(Cure.Kind.PREFETCH);
        assertThat(inner.cure().advice()).contains("20 executions become 1.");
        assertThat(inner.cure().remaining()).isEqualTo(1);
        assertThat(inner.saved().roundTrips()).isEqualTo(19);
        assertThat(entry("A01").saved().roundTrips()).isEqualTo(4);
    }

    /** S05, I17: one tree claims no more than ran. */
    @Test
    void aTreeOfLoopsClaimsNoMoreThanRan() {
        aNestedLoopSavesWhatItsAdviceSays();
        Report report = report();
        long claimed =
                report.entries().stream().mapToLong(e -> e.saved().roundTrips()).sum();
        assertThat(report.summary().executions()).isEqualTo(26);
        assertThat(claimed).isEqualTo(23);
    }

    /** S01: the parent's own execution stays and counts on both sides. */
    @Test
    void aJoinLeavesTheParentAlone() {
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, 7 * i))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        Entry entry = entry("A01");
        assertThat(entry.cure().advice()).contains("11 executions become 1.");
        assertThat(entry.cure().remaining()).isZero();
        assertThat(entry.saved().roundTrips()).isEqualTo(10);
    }

    /** I09: what a statement takes beside its rows is saved with its round trip; what the rows take is not. */
    @Test
    void everyRoundTripTimeIsStatedForWithTheStatementsOwnTime() {
        for (Row r : unit.select("select id from posts").gives(11, i -> row(700 + 7 * i))) {
            int rows = ((int) r.get("id") - 700) / 7 % 4;
            unit.select("select id, post_id from comments where post_id = ?", r.get("id"))
                    .taking(3)
                    .openFor(2 * rows)
                    .gives(rows, i -> row(i, r.get("id")));
        }
        Entry entry = entry("A01");
        long trips = entry.saved().roundTrips();
        assertThat(trips).isEqualTo(10);
        assertThat(entry.saved().millisAt())
                .containsOnlyKeys("0.1", "0.5", "1", "5")
                .allSatisfy((at, saved) ->
                        assertThat(saved).isCloseTo(trips * (Double.parseDouble(at) + 3), within(0.001)));
    }

    /** I09: one execution that waited does not make the cure look better. */
    @Test
    void aPauseInOneExecutionIsNotCounted() {
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, 7 * i))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .taking((int) r.get("id") == 4 ? 900 : 2)
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(entry("A01").saved().millisAt().get("1")).isCloseTo(10 * (1 + 2), within(0.001));
    }

    /** A09: two questions, each asked four times, have to be asked once each. */
    @Test
    void eachAnswerThatIsKeptIsAskedForOnce() {
        for (int i = 0; i < 8; i++) {
            String key = i % 2 == 0 ? "x" : "y";
            unit.select("select v from cfg where k = ?", key).gives(1, n -> row(key + 1));
        }
        assertThat(entry("A09").saved().roundTrips()).isEqualTo(6);
    }

    /** A09, S72: what was written in between has to be asked for again. */
    @Test
    void anAnswerThatChangedIsAskedForAgain() {
        for (int pass = 0; pass < 2; pass++) {
            IntStream.range(0, 3)
                    .forEach(n ->
                            unit.select("select v from cfg where k = ?", "x").gives(1, i -> row("same")));
            unit.write("update cfg set v = ? where k = ?", "same", "x").run();
        }
        assertThat(entry("A09").saved().roundTrips()).isEqualTo(4);
    }

    /** A49: the writes are needed, only their commits are not. */
    @Test
    void commitsOneByOneAreNoRoundTripsLess() {
        IntStream.range(0, 3)
                .forEach(i ->
                        unit.write("update a set x = ? where id = ?", i, 70 + i).run());
        IntStream.range(0, 3)
                .forEach(i -> unit.write("insert into b(x) values (?)", 90 + i).run());
        Entry entry = entry("A49");
        assertThat(entry.saved().roundTrips()).isZero();
        assertThat(entry.cure().advice()).startsWith("Begin one transaction around the writes of a");
    }
}
