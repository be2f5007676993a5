package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.trace.Mark;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about time, on a clock of the test's own: each found once, and silent beside it. */
class TimeRulesTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:42");
    }

    private void ask(String table, long millis) {
        unit.select("select v from " + table + " where d > ?", 3).taking(millis).none();
    }

    private void tells(String... lines) {
        assertThat(Verdicts.of(unit)).containsExactly(lines);
    }

    /** A42. */
    @Test
    void longerThan200MillisecondsOrTenTimesTheUsualIsSlow() {
        ask("a", 1);
        ask("a", 201);
        unit.begin();
        IntStream.range(0, 11)
                .forEach(n -> unit.select("select v from b where d > ?", n)
                        .taking(n == 7 ? 31 : 3)
                        .none());
        tells("A09 WARNING E3 a k=2", "A42 WARNING E1 a k=1", "A42 WARNING E1 b k=1");
    }

    /** A42. */
    @Test
    void theFirstOfARunMayTakeTenTimesAsLong() {
        ask("a", 2_000);
        ask("b", 2_001);
        tells("A42 WARNING E0 b k=1");
    }

    /** A42. */
    @Test
    void twentyMillisecondsAreNotSlowWhateverIsUsual() {
        ask("a", 200);
        unit.begin();
        IntStream.range(0, 11)
                .forEach(n -> unit.select("select v from b where d > ?", n)
                        .taking(n == 7 ? 20 : 1)
                        .none());
        tells();
    }

    /** A43: eleven trips, which take longer than the query. */
    @Test
    void rowsThatComeAFewAtATimeAreASlowFetch() {
        unit.engine("postgresql");
        unit.select("select v from a").fetching(5, 3).taking(2).gives(55, i -> row("v" + i));
        tells("A43 WARNING E0 a k=1");
    }

    /** A43. */
    @Test
    void tenTripsOrQuickOnesOrAnEngineThatMakesNoneAreNot() {
        unit.engine("postgresql");
        unit.select("select v from a").fetching(5, 3).taking(2).gives(54, i -> row("v" + i));
        unit.select("select v from b").fetching(5, 2).taking(2).gives(55, i -> row("v" + i));
        unit.select("select v from c").taking(2).openFor(3).gives(55, i -> row("v" + i));
        int connection = 1;
        for (String engine : List.of("mariadb", "sqlite", "")) {
            unit.engine(engine).on(++connection);
            unit.select("select v from d").fetching(5, 3).taking(2).gives(55, i -> row(engine + i));
        }
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A43"));
    }

    /** A47. */
    @Test
    void aConnectionIdleForThirtySecondsAndNeverGivenBackIsALeak() {
        unit.mark(Mark.Kind.OPEN);
        ask("a", 1);
        unit.sleep(31_000);
        tells("A47 ERROR E0 a k=1");
    }

    /** A47. */
    @Test
    void aUnitThatEndsSoonerIsNotJudged() {
        unit.mark(Mark.Kind.OPEN);
        ask("a", 1);
        unit.sleep(29_000);
        tells();
    }

    /** A51. */
    @Test
    void aPauseInATransactionIsTold() {
        unit.begin();
        ask("a", 1);
        unit.sleep(101);
        ask("b", 1);
        unit.commit();
        tells("A51 WARNING E0 a k=1");
    }

    /** A51. */
    @Test
    void aPauseThatHoldsLocksIsAnError() {
        unit.begin();
        unit.write("update a set x = ? where id = ?", 1, 2).run();
        unit.sleep(101);
        unit.commit();
        tells("A51 ERROR E0 a k=1");
    }

    /** A51. */
    @Test
    void aPauseWithoutATransactionOrAShortOneIsNot() {
        ask("a", 1);
        unit.sleep(300);
        unit.begin();
        ask("b", 1);
        unit.sleep(90);
        ask("c", 1);
        unit.commit();
        tells();
    }

    /** A52. */
    @Test
    void aConnectionHeldWhileNothingRunsIsTold() {
        unit.mark(Mark.Kind.OPEN);
        ask("a", 1);
        unit.sleep(600);
        unit.mark(Mark.Kind.CLOSE);
        tells("A52 WARNING E0 a k=1");
    }

    /** A52. */
    @Test
    void aConnectionThatIsUsedOrGivenBackSoonIsNot() {
        unit.mark(Mark.Kind.OPEN);
        ask("a", 100);
        unit.sleep(450);
        unit.mark(Mark.Kind.CLOSE).mark(Mark.Kind.OPEN);
        ask("b", 1);
        unit.sleep(400);
        unit.mark(Mark.Kind.CLOSE);
        tells();
    }

    /** A55. */
    @Test
    void waitingForThePoolIsTold() {
        for (String table : List.of("a", "b", "c", "d", "e")) {
            unit.mark(Mark.Kind.OPEN, table.equals("d") ? 60 : 1);
            unit.begin();
            ask(table, 1);
            unit.commit();
            unit.mark(Mark.Kind.CLOSE);
        }
        tells("A55 WARNING E0 d k=1");
    }

    /** A55. */
    @Test
    void fourCheckoutsOrShortWaitsAreNot() {
        for (String table : List.of("a", "b", "c", "d", "e", "f")) {
            unit.mark(Mark.Kind.OPEN, 50);
            unit.begin();
            ask(table, 1);
            unit.commit();
            unit.mark(Mark.Kind.CLOSE);
        }
        tells();
    }

    /** A56. */
    @Test
    void fourQueriesThatNeedNothingOfEachOtherAreTold() {
        unit.begin();
        ask("a", 30);
        ask("b", 31);
        ask("c", 20);
        ask("d", 20);
        tells("A56 INFO E0 b k=1");
    }

    /** A56. */
    @Test
    void queriesThatFeedEachOtherOrAreFastAreNot() {
        unit.begin();
        unit.select("select id from a where d > ?", 3).taking(60).gives(2, i -> row(700 + i));
        ask("b", 30);
        ask("c", 20);
        unit.select("select v from d where a_id = ?", 702).taking(60).none();
        unit.write("insert into log(x) values (?)", 1).run();
        List.of("e", "f", "g", "h").forEach(table -> ask(table, 25));
        tells();
    }

    /** A59. */
    @Test
    void aSteadyPollThatFindsNothingIsTold() {
        IntStream.range(0, 20).forEach(n -> {
            unit.select("select id from jobs where state = ?", "new").none();
            unit.sleep(500);
        });
        assertThat(Verdicts.of(unit)).containsExactly("A59 INFO E1 jobs k=20");
    }

    /** A59. */
    @Test
    void anUnsteadyOneIsARepetition() {
        IntStream.range(0, 20).forEach(n -> {
            unit.select("select id from jobs where state = ?", "new").none();
            unit.sleep(n % 5 == 0 ? 900 : 10);
        });
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A59"));
    }
}
