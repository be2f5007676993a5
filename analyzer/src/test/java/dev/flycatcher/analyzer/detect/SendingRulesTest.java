package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about how statements are sent: each found once, and silent beside it. */
class SendingRulesTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
    }

    /** A18. */
    @Test
    void batchesOfOneAreBroken() {
        unit.begin();
        IntStream.range(0, 5).forEach(n -> unit.batch("insert into t(id) values (?)", List.<Object[]>of(row(100 + n))));
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A18 WARNING E2 t k=5");
    }

    /** A18. */
    @Test
    void batchesOfTwoOrFourOfThemAreNot() {
        unit.begin();
        IntStream.range(0, 5)
                .forEach(n -> unit.batch("insert into t(id) values (?)", List.of(row(100 + n), row(200 + n))));
        IntStream.range(0, 4).forEach(n -> unit.batch("insert into u(id) values (?)", List.<Object[]>of(row(100 + n))));
        unit.commit();
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A39. */
    @Test
    void fiveTextsThatDifferInTheirValuesAreTold() {
        unit.begin();
        IntStream.range(0, 5)
                .forEach(n -> unit.select("select v from a where d > " + n).none());
        assertThat(Verdicts.of(unit)).containsExactly("A39 WARNING E2 a k=5");
    }

    /** A39. */
    @Test
    void aConstantBesideABindOrFourTextsAreNot() {
        unit.begin();
        IntStream.range(0, 6)
                .forEach(n ->
                        unit.select("select v from a where d > ? and x = 1", n).none());
        IntStream.range(0, 4)
                .forEach(n -> unit.select("select v from b where d > " + n).none());
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A39"));
    }

    /** A44. */
    @Test
    void twentyPreparationsOfOneTextAreChurn() {
        unit.begin();
        IntStream.range(0, 20)
                .forEach(n -> unit.select("select v from a where d > ?", n).none());
        assertThat(Verdicts.of(unit)).containsExactly("A44 INFO E2 a k=20");
    }

    /** A44. */
    @Test
    void oneStatementExecutedTwentyTimesIsNot() {
        unit.begin();
        IntStream.range(0, 20)
                .forEach(n -> unit.select("select v from a where d > ?", n)
                        .statement(5)
                        .none());
        IntStream.range(0, 19)
                .forEach(n -> unit.select("select v from b where d > ?", n).none());
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A50. */
    @Test
    void fiveReadsWithoutATransactionAreTold() {
        List.of("a", "b", "c", "d", "e")
                .forEach(t ->
                        unit.select("select v from " + t + " where d > ?", 1).none());
        assertThat(Verdicts.of(unit)).containsExactly("A50 INFO E0 a k=1");
    }

    /** A50. */
    @Test
    void fourOfThemOrFiveInATransactionAreNot() {
        List.of("a", "b", "c", "d")
                .forEach(t ->
                        unit.select("select v from " + t + " where d > ?", 1).none());
        unit.begin();
        List.of("f", "g", "h", "i", "j")
                .forEach(t ->
                        unit.select("select v from " + t + " where d > ?", 1).none());
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A62. */
    @Test
    void rowsLockedOneByOneAreTold() {
        unit.begin();
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, 50 - i))) {
            unit.select("select id, name from cust where id = ? for update", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).contains("A62 WARNING E3 orders.cust_id -> cust.id k=10 n=10");
    }

    /** A62. */
    @Test
    void oneRowLockedIsNot() {
        unit.begin();
        unit.select("select id, name from cust where id = ? for update", 7).gives(1, i -> row(7, "x"));
        assertThat(Verdicts.of(unit)).isEmpty();
    }
}
